"""folds.py: event types of given pairs by k-fold, each fold a short fine-tuning; the rest of the options say what else is in training.

Prints macro-F1 and accuracy of the 15 roots (CONCEDE and RETREAT are YIELD; NONE may not be answered, as every pair of the set has an event).
"""
import argparse
import json
import random
import time
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
import data
from model import Typer
from pieces import WordPiece
from train import buckets, mask, optimiser, padded, schedule, typing_loss

ROOTS = sorted({'YIELD' if t in ('CONCEDE', 'RETREAT') else t for t in data.TYPES[1:]})
ROOT_OF = [ROOTS.index('YIELD' if t in ('CONCEDE', 'RETREAT') else t) for t in data.TYPES[1:]]


def tune(model, rows, epochs, rate, budget, seed):
    rng = random.Random(seed)
    torch.manual_seed(seed)
    opt = optimiser(model, rate, 1e-3)
    total, step = epochs * len(buckets(rows, budget, random.Random(0))), 0
    model.train()
    while step < total:
        for part in buckets(rows, budget, rng):
            schedule(opt, step, total)
            with torch.autocast('cpu', dtype=torch.bfloat16):
                loss = typing_loss(model, part)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            step += 1
            if step >= total:
                break


def probabilities(model, rows):
    """[rows, types] of a typing pass each."""
    model.eval()
    out = []
    with torch.no_grad():
        for k in range(0, len(rows), 16):
            part = rows[k:k + 16]
            marks = padded(part, 'marks')
            x = model.encoder(padded(part, 'ids'), padded(part, 'shapes'), padded(part, 'quoted'), marks, mask(part, 'ids'))
            out.append(F.softmax(model.judge(x, marks)[0], -1).numpy())
    return np.concatenate(out)


def roots(p):
    """Probabilities of roots from those of types, NONE left out: [rows, roots]."""
    out = np.zeros((len(p), len(ROOTS)))
    for k, r in enumerate(ROOT_OF):
        out[:, r] += p[:, k + 1]
    return out


def macro(gold, mine):
    f = []
    for k in sorted(set(gold)):
        hit = sum(g == m == k for g, m in zip(gold, mine))
        f.append(2 * hit / max(1, sum(g == k for g in gold) + sum(m == k for m in mine)))
    return sum(f) / len(f), sum(g == m for g, m in zip(gold, mine)) / len(gold)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--model', required=True)
    ap.add_argument('--pairs', required=True, help='prefix of .input.jsonl and .gold.jsonl')
    ap.add_argument('--taught', required=True)
    ap.add_argument('--corpus', nargs='*', default=[], help='record gold, always in training')
    ap.add_argument('--corpus-taught', nargs='*', default=[])
    ap.add_argument('--corpus-only', action='store_true')
    ap.add_argument('--folds', type=int, default=5)
    ap.add_argument('--only', type=int, default=0, help='run only the first n folds')
    ap.add_argument('--epochs', type=int, default=8)
    ap.add_argument('--rate', type=float, default=1e-4)
    ap.add_argument('--budget', type=int, default=700)
    ap.add_argument('--none', type=int, default=0, help='NONE pairs kept for each pair with an event')
    ap.add_argument('--save', help='answers with their probabilities')
    a = ap.parse_args()
    torch.set_num_threads(1)
    pieces = WordPiece(a.model + '/vocab.txt')
    rows = list(data.given_pairs(pieces, data.lines(a.pairs + '.input.jsonl'), data.lines(a.pairs + '.gold.jsonl'), data.lines(a.taught)))
    own = list(data.corpus_pairs(pieces, [o for p in a.corpus for o in data.lines(p)], [s for p in a.corpus_taught for s in data.lines(p)]))
    rng = random.Random(1)
    order = list(range(len(rows)))
    rng.shuffle(order)
    order.sort(key=lambda i: rows[i].types)                    # stratified
    fold = {i: k % a.folds for k, i in enumerate(order)}
    gold, mine, sure, keys, start = [], [], [], [], time.time()
    for k in range(1 if a.corpus_only else a.only or a.folds):
        model = Typer(a.model + '/weights.npz', data.EVENTS)
        test = rows if a.corpus_only else [r for i, r in enumerate(rows) if fold[i] == k]
        train = ([] if a.corpus_only else [r for i, r in enumerate(rows) if fold[i] != k]) + own
        tune(model, train, a.epochs, a.rate, a.budget, k)
        p = roots(probabilities(model, test))
        gold += [ROOT_OF[r.types[0] - 1] for r in test]
        mine += list(p.argmax(-1))
        sure += list(p.max(-1))
        keys += [r.key for r in test]
        print('fold %d of %d: %d in training, macro-F1 %.4f accuracy %.4f so far, %.0f s' % ((k, a.folds, len(train)) + macro(gold, mine) + (time.time() - start,)), flush=True)
    if a.save:
        with open(a.save, 'w') as f:
            json.dump([[i, ROOTS[g], ROOTS[m], round(float(x), 4)] for i, g, m, x in zip(keys, gold, mine, sure)], f)
    for k, name in enumerate(ROOTS):
        hit = sum(g == m == k for g, m in zip(gold, mine))
        print(name, '%.3f' % (2 * hit / max(1, gold.count(k) + mine.count(k))), gold.count(k), end='; ')
    print()


if __name__ == '__main__':
    main()
