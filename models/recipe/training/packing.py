"""Conversations become windows of a fixed length, several to a window, none seeing another."""
import json
from pathlib import Path

import numpy as np

from tokens import Template


class Encoded:
    """The corpus as one array of tokens, one of their parts, and where each conversation begins."""

    def __init__(self, corpus: Path, template: Template, cache: Path):
        if not cache.exists() or cache.stat().st_mtime < corpus.stat().st_mtime:
            tokens, parts, starts = [], [], [0]
            with corpus.open(encoding='utf-8') as file:
                for line in file:
                    ids, part = template.conversation(json.loads(line))
                    tokens.append(np.array(ids, np.int16))
                    parts.append(np.array(part, np.int8))
                    starts.append(starts[-1] + len(ids))
            np.savez(cache, tokens=np.concatenate(tokens), parts=np.concatenate(parts), starts=np.array(starts))
        loaded = np.load(cache)
        self.tokens, self.parts, self.starts = loaded['tokens'], loaded['parts'], loaded['starts']

    def __len__(self) -> int:
        return len(self.starts) - 1


def windows(encoded: Encoded, length: int, random: np.random.Generator, open_windows: int = 24):
    """Yields `(tokens, parts, conversation)` rows of `length + 1`, without end.

    First fit over a few open windows wastes under 3 % as padding. The conversation number
    of padding is 0, and no real one has it.
    """
    bins: list[list[int]] = []
    rooms: list[int] = []
    while True:
        for index in random.permutation(len(encoded)):
            size = min(int(encoded.starts[index + 1] - encoded.starts[index]), length + 1)
            fitting = [number for number, room in enumerate(rooms) if room >= size]
            if fitting:
                tightest = min(fitting, key=rooms.__getitem__)
                bins[tightest].append(index)
                rooms[tightest] -= size
            else:
                bins.append([index])
                rooms.append(length + 1 - size)
            if len(bins) > open_windows:
                fullest = min(range(len(rooms)), key=rooms.__getitem__)
                rooms.pop(fullest)
                yield fill(encoded, bins.pop(fullest), length)


def fill(encoded: Encoded, members: list[int], length: int):
    """One window out of its conversations."""
    tokens = np.zeros(length + 1, np.int64)
    parts = np.zeros(length + 1, np.int8)
    conversation = np.zeros(length + 1, np.int64)
    at = 0
    for number, index in enumerate(members, 1):
        start = encoded.starts[index]
        size = min(int(encoded.starts[index + 1] - start), length + 1)
        tokens[at:at + size] = encoded.tokens[start:start + size]
        parts[at:at + size] = encoded.parts[start:start + size]
        conversation[at:at + size] = number
        at += size
    return tokens, parts, conversation
