"""folds.py: event types of given pairs by k-fold, each fold a fine-tuning; the rest of the options say what else is in training.

With --doubts the corpus teaches by its sentences alone and its texts are folded too; every sentence in which a model that has not seen its text contradicts the corpus, and is sure, is
written out for people to read again (label noise by cross-validation). Prints macro-F1 and accuracy of the 15 roots (CONCEDE and RETREAT are YIELD;
NONE may not be answered, as every pair of the set has an event).
"""
import argparse
import json
import random
import time
import numpy as np
import torch
import torch.nn.functional as F
import data
from files import whole
from learning import mask, padded, save
from model import Typer
from pieces import WordPiece
from train_typer import add_options, examples, tune

ROOTS = sorted({'YIELD' if t in ('CONCEDE', 'RETREAT') else t for t in data.TYPES[1:]})
ROOT_OF = [ROOTS.index('YIELD' if t in ('CONCEDE', 'RETREAT') else t) for t in data.TYPES[1:]]


def probabilities(model, rows):
    """[rows, types] of a typing pass each."""
    model.eval()
    out = []
    with torch.no_grad():
        for k in range(0, len(rows), 16):
            part = rows[k:k + 16]
            marks = padded(part, 'marks')
            x = model.encoder(padded(part, 'ids'), padded(part, 'shapes'), None, marks, mask(part, 'ids'))
            out.append(F.softmax(model.judge(x, marks, mask(part, 'ids'))[0], -1).numpy())
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


def calibration(p, gold):
    """The temperature that makes probabilities p honest about gold (sets of right classes), and the mean gap of ten bins before and after."""
    p = np.log(np.maximum(p, 1e-12))

    def gap(q):
        sure, right = q.max(1), np.array([k in g for k, g in zip(q.argmax(1), gold)])
        bins = np.minimum((sure * 10).astype(int), 9)
        return sum(abs(sure[bins == b].sum() - right[bins == b].sum()) for b in range(10)) / len(q)

    def at(t):
        q = np.exp(p / t)
        return q / q.sum(1, keepdims=True)
    loss = lambda t: -np.mean([np.log(max(1e-12, q[list(g)].sum())) for q, g in zip(at(t), gold)])
    best = min(np.arange(.5, 4.01, .05), key=loss)
    return best, gap(at(1)), gap(at(best))


def held_out(model, rows):
    """Types of our own unseen pairs, NONE among the answers."""
    p = probabilities(model, rows)
    print('held out: temperature %.2f, calibration error %.3f, then %.3f' % calibration(p, [r.types for r in rows]))
    best = lambda q, r: next((t for t in r.types if t == q), r.types[0])      # of several right types the one that was answered
    mine = [int(k) for k in p.argmax(-1)]
    told = [int(k) + 1 for k in p[:, 1:].argmax(-1)]
    gold = [best(q, r) for q, r in zip(mine, rows)]
    events = [(g, m) for g, m in zip(gold, mine) if g]
    hit = sum(g == m for g, m in events)
    print('held out: %d pairs with an event, %d without; events P %.3f R %.3f; types where both see one %.3f; types when told there is one: macro-F1 %.3f accuracy %.3f' % (
        (len(events), len(rows) - len(events), hit / max(1, sum(m > 0 for m in mine)), hit / len(events),
         hit / max(1, sum(m > 0 for _, m in events))) + macro([best(q, r) for q, r in zip(told, rows) if r.types[0]], [q for q, r in zip(told, rows) if r.types[0]])), flush=True)


def text_of(row):
    """The id of a row's text."""
    return row.key[0] if isinstance(row, data.Telling) else row.key


def doubts(model, row):
    """Where the model is sure that the corpus is wrong about a sentence: {"id", "kind", "words", "gold", "model", "p", "text"} each."""
    model.eval()
    ids = padded([row], 'ids')
    with torch.no_grad():
        types, _, statuses, sides = model.tell(model.encoder(ids, padded([row], 'shapes'), None, torch.zeros_like(ids)), padded([row], 'first'))
        types, statuses, sides = F.softmax(types[0], -1).numpy(), F.softmax(statuses[0], -1).numpy(), F.softmax(sides[0], 0).numpy()
    name = lambda words: ' '.join(row.words[i] for i in words)
    held = dict(id=row.key[0], text=' '.join(row.words))
    telling = {i for words, *_ in row.acts for i in words}
    for words, kinds, _, status in row.acts:
        p = types[words].mean(0)
        gold = '/'.join(data.TYPES[t] for t in kinds)
        if p[0] > .9:
            yield dict(held, kind='extra', words=name(words), gold=gold, model='NONE', p=float(p[0]))
        elif p[1:].max() > .85 and p[kinds].sum() < .07:
            yield dict(held, kind='type', words=name(words), gold=gold, model=data.TYPES[int(p.argmax())], p=float(p.max()))
        q = statuses[words].mean(0)
        if q.max() > .93 and q.argmax() != status:
            yield dict(held, kind='status', words=name(words), gold=data.STATUSES[status], model=data.STATUSES[int(q.argmax())], p=float(q.max()))
    for i in range(len(row.first)):
        if i not in telling and types[i, 1:].max() > .9:
            yield dict(held, kind='missing', words=name([i]), gold='NONE', model=data.TYPES[int(types[i].argmax())], p=float(types[i].max()))
    for words, actor, recipient in row.sides:
        q = sides[:, words].mean(1)
        gold = np.zeros(len(row.first), int)
        gold[actor], gold[recipient] = 1, 2
        wrong = [i for i in range(len(row.first)) if q[:, i].max() > .93 and q[:, i].argmax() != gold[i]]
        if wrong:
            kind = lambda of: ' '.join(f'{row.words[i]}:{("nothing", "actor", "recipient")[of(i)]}' for i in wrong)
            yield dict(held, kind='side', words=name(words), gold=kind(lambda i: gold[i]), model=kind(lambda i: int(q[:, i].argmax())), p=float(q[:, wrong].max()))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(ap)
    ap.add_argument('--own-only', action='store_true', help='learn from the corpus alone')
    ap.add_argument('--held-out', help='compiled corpus that is never trained on; its types are measured too, NONE included')
    ap.add_argument('--held-out-taught')
    ap.add_argument('--folds', type=int, default=5)
    ap.add_argument('--only', type=int, default=0, help='run only the first n folds')
    ap.add_argument('--save', help='answers with their probabilities')
    ap.add_argument('--doubts', help='file for sentences of the corpus that a model which has not seen their text contradicts')
    ap.add_argument('--keep', help='prefix under which the model of each fold is kept')
    a = ap.parse_args()
    torch.set_num_threads(1)
    pieces = WordPiece(a.model + '/vocab.txt')
    rows, own, tellings = examples(a, pieces)
    unseen = list(data.corpus_pairs(pieces, data.lines(a.held_out), data.lines(a.held_out_taught))) if a.held_out else []
    rng = random.Random(1)
    order = list(range(len(rows)))
    rng.shuffle(order)
    order.sort(key=lambda i: rows[i].types)                    # stratified
    fold = {i: k % a.folds for k, i in enumerate(order)}
    gold, mine, sure, keys, start = [], [], [], [], time.time()
    right, all_p = [], []
    doubted = []
    elsewhere = lambda some, k: [r for r in some if not a.doubts or data.part(text_of(r), a.folds) != k]
    for k in range(1 if a.own_only else a.only or a.folds):
        model = Typer(a.model + '/weights.npz', data.EVENTS)
        test = rows if a.own_only else [r for i, r in enumerate(rows) if fold[i] == k]
        train = ([] if a.own_only else [r for i, r in enumerate(rows) if fold[i] != k]) * a.given_times + ([] if a.doubts else own)
        mean = tune(model, train, elsewhere(tellings, k), a, k)
        if a.keep:
            save(f'{a.keep}-{k}.pt', model, mean, f'typer without fold {k}')
        mean.swap()
        if a.doubts:
            doubted += [d for r in tellings if data.part(text_of(r), a.folds) == k for d in doubts(model, r)]
            with whole(a.doubts) as path, open(path, 'w', encoding='utf-8') as f:
                f.writelines(json.dumps(d, ensure_ascii=False) + '\n' for d in doubted)
        p = probabilities(model, test)
        all_p.append(p)
        right += [r.types for r in test]
        p = roots(p)
        gold += [ROOT_OF[r.types[0] - 1] for r in test]
        mine += list(p.argmax(-1))
        sure += list(p.max(-1))
        keys += [r.key for r in test]
        print('fold %d of %d: %d in training, macro-F1 %.4f accuracy %.4f so far, %.0f s' % ((k, a.folds, len(train)) + macro(gold, mine) + (time.time() - start,)), flush=True)
        if unseen and k == 0:
            held_out(model, unseen)
    print('given pairs: temperature %.2f, calibration error %.3f, then %.3f' % calibration(np.concatenate(all_p), right))
    if a.save:
        with open(a.save, 'w') as f:
            json.dump([[i, ROOTS[g], ROOTS[m], round(float(x), 4)] for i, g, m, x in zip(keys, gold, mine, sure)], f)
    for k, name in enumerate(ROOTS):
        hit = sum(g == m == k for g, m in zip(gold, mine))
        print(name, '%.3f' % (2 * hit / max(1, gold.count(k) + mine.count(k))), gold.count(k), end='; ')
    print()


if __name__ == '__main__':
    main()
