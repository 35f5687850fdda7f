"""The decoder: RMSNorm, interleaved RoPE, grouped-query attention, SwiGLU.

Modules are named as GGUF names their tensors, so that export is a rename.
"""
import torch
from torch import Tensor, nn
from torch.nn import functional

from shape import Shape


class Norm(nn.Module):
    """Root mean square normalisation with a learned scale."""

    def __init__(self, shape: Shape):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(shape.width))
        self.epsilon = shape.epsilon

    def forward(self, x: Tensor) -> Tensor:
        scaled = x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.epsilon) * self.weight
        return scaled.bfloat16() if torch.is_autocast_cpu_enabled() else scaled


def rotate(x: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
    """Turns neighbouring pairs, as llama.cpp's `llama` architecture does."""
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack((even * cosine - odd * sine, even * sine + odd * cosine), -1).flatten(-2)


class Block(nn.Module):
    """Attention and feed-forward, each on the normalised stream and added to it."""

    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        kv_width = shape.kv_heads * shape.head_size
        self.attn_norm = Norm(shape)
        self.attn_q = nn.Linear(shape.width, shape.width, bias=False)
        self.attn_k = nn.Linear(shape.width, kv_width, bias=False)
        self.attn_v = nn.Linear(shape.width, kv_width, bias=False)
        self.attn_output = nn.Linear(shape.width, shape.width, bias=False)
        self.ffn_norm = Norm(shape)
        self.ffn_gate = nn.Linear(shape.width, shape.feed_forward, bias=False)
        self.ffn_up = nn.Linear(shape.width, shape.feed_forward, bias=False)
        self.ffn_down = nn.Linear(shape.feed_forward, shape.width, bias=False)

    def attend(self, x: Tensor, mask: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
        batch, length, width = x.shape
        size, groups = self.shape.head_size, self.shape.heads // self.shape.kv_heads
        q = rotate(self.attn_q(x).view(batch, length, -1, size).transpose(1, 2), cosine, sine)
        k = rotate(self.attn_k(x).view(batch, length, -1, size).transpose(1, 2), cosine, sine)
        v = self.attn_v(x).view(batch, length, -1, size).transpose(1, 2)
        k, v = (part.repeat_interleave(groups, 1) for part in (k, v))
        scores = (q * size ** -0.5) @ k.transpose(-1, -2)
        weights = functional.softmax(scores + mask, -1)
        return self.attn_output((weights.to(v.dtype) @ v).transpose(1, 2).reshape(batch, length, width))

    def forward(self, x: Tensor, mask: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
        x = x + self.attend(self.attn_norm(x), mask, cosine, sine)
        y = self.ffn_norm(x)
        return x + self.ffn_down(functional.silu(self.ffn_gate(y)) * self.ffn_up(y))


class Decoder(nn.Module):
    """Embedding, blocks, norm and an output matrix of its own."""

    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.token_embd = nn.Embedding(shape.vocabulary, shape.width)
        self.blk = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.output_norm = Norm(shape)
        self.output = nn.Linear(shape.width, shape.vocabulary, bias=False)
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2:
                quiet = name.endswith(('attn_output.weight', 'ffn_down.weight'))
                nn.init.normal_(parameter, std=0.02 / ((2 * shape.layers) ** 0.5 if quiet else 1))

    def forward(self, tokens: Tensor, mask: Tensor, chosen: Tensor, blank: Tensor) -> Tensor:
        """@param blank Where a token is not to be seen.
        @returns The logits at the chosen places only: the rest has nothing to learn."""
        positions = torch.arange(tokens.shape[1], dtype=torch.float32)
        size = self.shape.head_size
        frequencies = self.shape.rope_base ** (-torch.arange(0, size, 2, dtype=torch.float32) / size)
        angles = positions[:, None] * frequencies
        cosine, sine = angles.cos(), angles.sin()
        x = self.token_embd(tokens).masked_fill(blank[..., None], 0)
        for block in self.blk:
            x = block(x, mask, cosine, sine)
        return self.output(self.output_norm(x[chosen]))


def mask_of(conversation: Tensor) -> Tensor:
    """What may be attended: earlier tokens of the same conversation. Added to the scores."""
    same = conversation[:, :, None] == conversation[:, None, :]
    allowed = same & torch.ones(same.shape[1:], dtype=torch.bool).tril()
    return torch.zeros(allowed.shape).masked_fill_(~allowed, -1e4)[:, None]
