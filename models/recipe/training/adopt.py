"""Begins a run from a finished model: its tokenizer and its weights, out of its GGUF.

After a change of a table the weights already know most of the answers, and what is new
is learned in less time. The optimizers begin anew, at half the rate: at the full one the first minutes
undo what the last run's decay had won.
"""
import argparse
import struct
import sys
from pathlib import Path

import torch

BPE = 2


def varint(number: int) -> bytes:
    """A number as protobuf writes it."""
    number &= (1 << 64) - 1
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def whole(field: int, number: int) -> bytes:
    return varint(field << 3) + varint(number)


def part(field: int, content: bytes) -> bytes:
    return varint(field << 3 | 2) + varint(len(content)) + content


def pieces_of(tokens, scores, kinds) -> bytes:
    """A sentencepiece model of these pieces, as `tokens.py` trains it: see `sentencepiece_model.proto`."""
    rows = b''.join(
        part(1, part(1, token) + varint(2 << 3 | 5) + struct.pack('<f', score) + whole(3, kind))
        for token, score, kind in zip(tokens, scores, kinds)
    )
    trainer = whole(3, BPE) + whole(35, 1) + whole(40, 0) + whole(41, 1) + whole(42, 2) + whole(43, -1)
    normalizer = part(1, b'identity') + whole(3, 0) + whole(4, 0) + whole(5, 1)
    return rows + part(2, trainer) + part(3, normalizer)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, required=True)
    parser.add_argument('--gguf-py', type=Path, required=True, help='the gguf-py folder of llama.cpp')
    parser.add_argument('--model', type=Path, required=True)
    options = parser.parse_args()
    sys.path.insert(0, str(options.gguf_py))
    import gguf

    reader = gguf.GGUFReader(str(options.model))
    field = {name: reader.fields[f'tokenizer.ggml.{name}'] for name in ('tokens', 'scores', 'token_type')}
    tokens = [bytes(field['tokens'].parts[index]) for index in field['tokens'].data]
    scores, kinds = ([field[name].parts[index].item() for index in field[name].data] for name in ('scores', 'token_type'))
    (options.work / 'pieces.model').write_bytes(pieces_of(tokens, scores, kinds))
    weights = {tensor.name: torch.tensor(tensor.data).float() for tensor in reader.tensors}
    torch.save({'model': weights, 'optimizers': [], 'step': 0, 'seconds': 0.0, 'tokens': 0, 'top': 0.5}, options.work / 'checkpoint.pt')
    print(f'{options.model}: {len(tokens)} pieces and {len(weights)} tensors')


if __name__ == '__main__':
    main()
