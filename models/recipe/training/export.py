"""Writes a checkpoint as GGUF F16: matrices in half precision, norms in single."""
import argparse
import sys
from pathlib import Path

import numpy as np
import torch

from shape import BOS, END, Shape
from tokens import Template


def kind_of(pieces, index, gguf):
    """The token type llama.cpp gives a sentencepiece piece."""
    if pieces.is_unknown(index):
        return gguf.TokenType.UNKNOWN
    if pieces.is_control(index):
        return gguf.TokenType.CONTROL
    return gguf.TokenType.BYTE if pieces.is_byte(index) else gguf.TokenType.NORMAL


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, required=True)
    parser.add_argument('--gguf-py', type=Path, required=True, help='the gguf-py folder of llama.cpp')
    parser.add_argument('--to', type=Path, required=True)
    options = parser.parse_args()
    sys.path.insert(0, str(options.gguf_py))
    import gguf

    shape, template = Shape(), Template(options.work / 'pieces.model')
    pieces = template.pieces
    state = torch.load(options.work / 'checkpoint.pt', map_location='cpu')
    parameters = sum(tensor.numel() for tensor in state['model'].values())

    writer = gguf.GGUFWriter(str(options.to), 'llama')
    writer.add_name('LISA Tiny')
    writer.add_basename('lisa-tiny')
    writer.add_size_label(f'{parameters / 1e6:.1f}M')
    writer.add_license('mit')
    writer.add_description('The guide built into LISA: answers about LISA, quantization, memory and local models, and nothing else.')
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_F16)
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.feed_forward)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.kv_heads)
    writer.add_layer_norm_rms_eps(shape.epsilon)
    writer.add_rope_freq_base(shape.rope_base)
    writer.add_rope_dimension_count(shape.head_size)
    writer.add_vocab_size(shape.vocabulary)
    writer.add_tokenizer_model('llama')
    writer.add_token_list([pieces.id_to_piece(i).encode() for i in range(shape.vocabulary)])
    writer.add_token_scores([pieces.get_score(i) for i in range(shape.vocabulary)])
    writer.add_token_types([kind_of(pieces, i, gguf) for i in range(shape.vocabulary)])
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(BOS)
    writer.add_eos_token_id(END)
    writer.add_add_bos_token(True)
    writer.add_add_eos_token(False)
    writer.add_add_space_prefix(False)
    writer.add_chat_template(Template.jinja)
    for name, tensor in state['model'].items():
        kind = np.float32 if tensor.dim() == 1 else np.float16
        writer.add_tensor(name, tensor.numpy().astype(kind))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    print(f'{options.to}: {parameters:,} parameters after {state["tokens"]:,} tokens')


if __name__ == '__main__':
    main()
