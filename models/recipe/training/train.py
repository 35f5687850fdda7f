"""Trains the decoder against the clock, and goes on from its last checkpoint.

It may be ended at any time: it saves, and the next start goes on from there. Warm-up, a
plateau, and a long decay to zero, steeper at its beginning, for the batches are small and noisy: whatever minutes are given, the run
ends on a finished model. Every fourth batch is of windows as long as the whole context: a
conversation of many turns must be answered as soundly as its first question. Until its last part a twentieth of each question's tokens is blank: the
grammar's sentences are soon known by heart, and people will use other words.
"""
import argparse
import json
import signal
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from muon import Muon
from network import Decoder, mask_of
from packing import Encoded, windows
from shape import ASKED, LEARNED, SEED, Shape
from tokens import Template

BATCH_TOKENS = 4096
SHORT = 256
WARM_UP = 30
DECAY = 0.7
LONG_EVERY = 4
BLANK = 0.05
SEEING = 0.15
PAUSE = 20


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, required=True)
    parser.add_argument('--minutes', type=float, default=100, help='wall time of the whole run, pauses not counted')
    parser.add_argument('--threads', type=int, default=2)
    return parser.parse_args()


def optimizers(model):
    """Muon for the matrices of the blocks, AdamW for the rest; each with its top rate."""
    matrices = [p for n, p in model.named_parameters() if n.startswith('blk') and p.dim() == 2]
    others = [p for n, p in model.named_parameters() if not (n.startswith('blk') and p.dim() == 2)]
    return [Muon(matrices, lr=0.02), torch.optim.AdamW(others, lr=0.003, betas=(0.9, 0.95), weight_decay=0.01)]


def rate(step: int, done: float) -> float:
    """The share of the top learning rate after `step` steps, with `done` of the time used."""
    return min(1, (step + 1) / WARM_UP, max(0.01, (1 - done) / DECAY) ** 1.5)


def batches(encoded, length, random):
    """Batches of the same number of tokens, whatever the window."""
    source = windows(encoded, length, random)
    while True:
        rows = [next(source) for _ in range(BATCH_TOKENS // length)]
        yield [torch.from_numpy(np.stack(part)) for part in zip(*rows)]


def loss_of(model, batch, blanks):
    """Mean cross entropy over the tokens of the assistant, with a share of the question's tokens blank."""
    tokens, parts, conversation = batch
    chosen = parts[:, 1:] == LEARNED
    blank = (parts[:, :-1] == ASKED) & (torch.rand(chosen.shape) < blanks)
    with torch.autocast('cpu', torch.bfloat16):
        logits = model(tokens[:, :-1], mask_of(conversation[:, :-1]), chosen, blank)
    return functional.cross_entropy(logits.float(), tokens[:, 1:][chosen])


def main():
    options = arguments()
    work = options.work
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(SEED)
    model = Decoder(Shape())
    optimizing = optimizers(model)
    tops = [o.param_groups[0]['lr'] for o in optimizing]
    checkpoint = work / 'checkpoint.pt'
    step, seconds, tokens_seen, top_share = 0, 0.0, 0, 1.0
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        model.load_state_dict(saved['model'])
        for optimizer, state in zip(optimizing, saved['optimizers']):
            optimizer.load_state_dict(state)
        step, seconds, tokens_seen, top_share = saved['step'], saved['seconds'], saved['tokens'], saved.get('top', 1.0)

    def save():
        state = {'model': model.state_dict(), 'optimizers': [o.state_dict() for o in optimizing],
                 'step': step, 'seconds': seconds, 'tokens': tokens_seen, 'top': top_share}
        torch.save(state, checkpoint.with_suffix('.new'))
        checkpoint.with_suffix('.new').replace(checkpoint)

    template = Template(work / 'pieces.model')
    encoded = Encoded(work / 'corpus.jsonl', template, work / 'corpus.npz')
    short, long = (batches(encoded, n, np.random.default_rng(SEED + step)) for n in (SHORT, Shape.context))
    log = (work / 'train.log').open('a')
    budget, last, since_save, losses = options.minutes * 60, time.time(), 0.0, []
    stopping = []
    signal.signal(signal.SIGTERM, lambda *_: stopping.append(True))
    while seconds < budget and not stopping:
        done = seconds / budget
        share = top_share * rate(step, done)
        for optimizer, top in zip(optimizing, tops):
            optimizer.param_groups[0]['lr'] = top * share
        loss = loss_of(model, next(long if step % LONG_EVERY == 0 else short), 0 if done > 1 - SEEING else BLANK)
        loss.backward()
        for optimizer in optimizing:
            optimizer.step()
        model.zero_grad(set_to_none=True)
        now = time.time()
        passed, last = min(now - last, PAUSE), now
        seconds, since_save = seconds + passed, since_save + passed
        step, tokens_seen = step + 1, tokens_seen + BATCH_TOKENS
        losses.append(loss.item())
        if step % 40 == 0:
            line = {'step': step, 'tokens': tokens_seen, 'seconds': round(seconds), 'rate': round(share, 3), 'loss': round(float(np.mean(losses)), 4)}
            print(json.dumps(line), file=log, flush=True)
            losses = []
        if since_save > 120:
            save()
            since_save = 0.0
    save()


if __name__ == '__main__':
    main()
