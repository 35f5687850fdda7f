"""What the model is: sizes that train, export and card all read."""
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Shape:
    """A llama-architecture decoder whose rows are multiples of 256, so that k-quants work."""

    vocabulary: int = 2048
    width: int = 256
    layers: int = 6
    heads: int = 4
    kv_heads: int = 2
    feed_forward: int = 768
    context: int = 1024
    rope_base: float = 10000.0
    epsilon: float = 1e-5

    @property
    def head_size(self) -> int:
        return self.width // self.heads

    def as_dict(self) -> dict:
        return asdict(self)


SEED = 20261123
END = 2
START = 3
BOS = 1

# What a token of a conversation is to the training: nothing to learn, part of a question
# (its numbers are PLAIN: they must be read exactly), or to be learned.
PLAIN, ASKED, LEARNED = 0, 1, 2
