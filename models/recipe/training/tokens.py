"""The tokenizer, and the exact tokens of a rendered chat.

The pieces are sentencepiece's BPE with byte fallback, no space put in front and no
normalisation, which llama.cpp's `llama` tokenizer reproduces token for token.
"""
import argparse
import json
import random
from pathlib import Path

import sentencepiece

from shape import ASKED, BOS, END, LEARNED, PLAIN, SEED, START, Shape


def train_tokenizer(corpus: Path, prefix: Path, vocabulary: int = Shape.vocabulary) -> None:
    """Trains the pieces on the corpus' own text and on the words of the template."""
    text = prefix.with_suffix('.txt')
    rows = corpus.read_text('utf-8').splitlines()
    random.Random(SEED).shuffle(rows)
    with text.open('w', encoding='utf-8') as file:
        for row in rows[:60_000]:
            for turn in json.loads(row)['turns']:
                file.write(turn.replace('\n', ' ') + '\n')
        file.write('user\nassistant\nsystem\n' * 2000)

    sentencepiece.SentencePieceTrainer.train(
        input=str(text), model_prefix=str(prefix), vocab_size=vocabulary, model_type='bpe',
        byte_fallback=True, character_coverage=1.0, split_digits=True, max_sentence_length=20_000,
        normalization_rule_name='identity', add_dummy_prefix=False, remove_extra_whitespaces=False,
        unk_id=0, bos_id=BOS, eos_id=END, pad_id=-1, bos_piece='<s>', eos_piece='<|im_end|>',
        control_symbols=['<|im_start|>'], num_threads=2, minloglevel=1, train_extremely_large_corpus=False,
    )


class Template:
    """ChatML, as `tokenizer.chat_template` writes it; every segment is tokenized by itself."""

    jinja = (
        "{{ bos_token }}{% for message in messages %}"
        "{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n' }}"
        "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
    )

    beginning = 12

    def __init__(self, model: Path):
        self.pieces = sentencepiece.SentencePieceProcessor(model_file=str(model))
        self.opening = {role: [START, *self.pieces.encode(role + '\n')] for role in ('system', 'user', 'assistant')}
        self.newline = self.pieces.encode('\n')
        self.digits = [any(letter.isdigit() for letter in self.pieces.id_to_piece(piece)) for piece in range(len(self.pieces))]

    def conversation(self, row: dict):
        """The tokens of a conversation, and for each one its part: `ASKED`, `LEARNED` or `PLAIN`."""
        tokens, parts = [BOS], [PLAIN]

        def add(ids, part=PLAIN):
            tokens.extend(ids)
            parts.extend([part] * len(ids))

        if row.get('system'):
            add([*self.opening['system'], *self.pieces.encode(row['system']), END, *self.newline])
        for index, text in enumerate(row['turns']):
            if index % 2 == 0:
                add(self.opening['user'])
                for piece in self.pieces.encode(text):
                    add([piece], PLAIN if self.digits[piece] else ASKED)
                add([END, *self.newline])
            else:
                add(self.opening['assistant'])
                answer = [*self.pieces.encode(text), END]
                add(answer[:self.beginning] if row.get('beginning') else answer, LEARNED)
                add(self.newline)
        return tokens, parts


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, required=True)
    folder = parser.parse_args().work
    train_tokenizer(folder / 'corpus.jsonl', folder / 'pieces')
