"""train_resolver.py: what needs more than a sentence: the sides of one marked act, how sentences answer a demand or contradict a claim; fine-tuned from the typer."""
import argparse
import random
import time
import torch
import torch.nn as nn
import torch.nn.functional as F
import data
import reports
from learning import Mean, act_loss, buckets, halved, mask, optimiser, padded, save, schedule
from model import Resolver
from pieces import MASK, WordPiece


def coding_loss(model, rows):
    """Type, mode and status of rows (data.Marked) where they are known, and the sides of each word."""
    marks = padded(rows, 'marks')
    x = model.encoder(padded(rows, 'ids'), padded(rows, 'shapes'), None, marks, mask(rows, 'ids'))
    types, modes, statuses, sides = (y.float() for y in model.code(x, marks, padded(rows, 'first')))
    loss = act_loss(types, modes, statuses, rows)
    known = [r._replace(sides=r.sides or [-1] * len(r.first)) for r in rows]
    gold = padded(known, 'sides', -1)
    if (gold >= 0).any():
        loss = loss + 1.5 * F.cross_entropy(sides.flatten(0, 1), gold.flatten(), ignore_index=-1, reduction='sum') / max(1, (gold > 0).sum())
    return loss


def answer_loss(model, rows):
    """How each sentence answers an item or a claim (data.Replies), and which words show it."""
    marks = padded(rows, 'marks')
    x = model.encoder(padded(rows, 'ids'), padded(rows, 'shapes'), None, marks, mask(rows, 'ids'))
    answers, shown = (y.float() for y in model.answer(x, marks, padded(rows, 'first'), padded(rows, 'within')))
    loss, gold = F.cross_entropy(answers.flatten(0, 1), padded(rows, 'answers', -1).flatten(), ignore_index=-1), padded(rows, 'shown', -1)
    return loss + .3 * F.cross_entropy(shown.flatten(0, 1), gold.flatten(), ignore_index=-1) if (gold >= 0).any() else loss


LOSS = {data.Marked: coding_loss, data.Replies: answer_loss}


def hidden(row, rng, share):
    """The row with some of the words of its sides hidden, so that who it is tells less than where it stands."""
    if not row.sides or rng.random() >= share:
        return row
    ends = row.first[1:] + [len(row.ids) - 1]
    ids = list(row.ids)
    for side, a, b in zip(row.sides, row.first, ends):
        if side > 0:
            ids[a:b] = [MASK] * (b - a)
    return row._replace(ids=ids)


def tune(model, pieces, sentences, points, a, seed):
    """Fine-tunes the model; sentences as data.marked_acts gives them. Each epoch draws other words that tell no act and deals the sentences around items in another way."""
    rng = random.Random(seed)
    torch.manual_seed(seed)

    def drawn(rng):
        rows = []
        for made, other, marked in rng.sample(sentences, int(a.acts * len(sentences))):
            some = rng.sample(other, min(len(other), sum(rng.random() < a.none for _ in range(max(1, len(made))))))
            rows += [hidden(r, rng, a.hide) for r in made] + [marked([i], [0]) for i in some]
        kinds = [rows, [r for _ in range(a.answers) for p in points for r in data.dealt(pieces, p, rng)]]
        parts = [b for some in kinds if some for b in buckets(some, a.budget, rng)]
        rng.shuffle(parts)
        return parts
    opt, mean = optimiser(model, a.rate, 1e-3), Mean(model, decay=.9, every=4)
    total, step, start, sum_ = int(a.epochs * len(drawn(random.Random(0)))), 0, time.time(), 0
    model.train()
    while step < total:
        for part in drawn(rng):
            schedule(opt, step, total)
            with halved():
                loss = LOSS[type(part[0])](model, part)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            mean.update()
            step, sum_ = step + 1, sum_ + loss.item()
            if step % 500 == 0:
                save(a.out + '.part', model, mean, f'resolver, step {step} of {total}')
            if step % 100 == 0:
                print(step, total, 'loss %.3f' % (sum_ / 100), '%.0f s' % (time.time() - start), flush=True)
                sum_ = 0
            if step >= total:
                break
    return mean


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--model', required=True, help='folder with weights.npz and vocab.txt')
    ap.add_argument('--corpus', nargs='+', required=True, help='compiled corpus, record form')
    ap.add_argument('--corpus-taught', nargs='+', required=True)
    ap.add_argument('--reports', required=True, help='folder of reports with items and claims')
    ap.add_argument('--reports-taught', required=True)
    ap.add_argument('--acts', type=float, default=1, help='share of the sentences whose acts an epoch holds')
    ap.add_argument('--answers', type=int, default=1, help='how often an epoch holds each item')
    ap.add_argument('--without', help='file of text ids that are not learned')
    ap.add_argument('--start', required=True, help="the typer, or a resolver to go on from")
    ap.add_argument('--out', required=True)
    ap.add_argument('--epochs', type=float, default=2.5)
    ap.add_argument('--rate', type=float, default=2e-4)
    ap.add_argument('--budget', type=int, default=1200, help='pieces of a batch')
    ap.add_argument('--none', type=float, default=.35, help='words that tell no act in an epoch for each that tells one')
    ap.add_argument('--hide', type=float, default=.05, help='share of acts whose sides are hidden')
    ap.add_argument('--threads', type=int, default=1)
    ap.add_argument('--seed', type=int, default=0)
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    out = set(open(a.without).read().split()) if a.without else set()
    records, taught = [o for p in a.corpus for o in data.lines(p) if o['id'] not in out], [s for p in a.corpus_taught for s in data.lines(p)]
    pieces = WordPiece(a.model + '/vocab.txt')
    sentences = list(data.marked_acts(pieces, records, taught))
    written = [o for o in reports.read(a.reports) if o['id'] not in out] + list(data.coded_reports(records))
    points = list(data.points(written, taught + data.lines(a.reports_taught)))
    start = time.time()
    model = Resolver(a.model + '/weights.npz', data.EVENTS | dict(answers=data.ANSWERS))
    kept = torch.load(a.start, weights_only=False)
    assert all(kept['lists'].get(k, v) == v for k, v in model.lists.items()), 'the checkpoint has other classes'
    own = model.state_dict()
    model.load_state_dict({k: v for k, v in kept['model'].items() if k in own and v.shape == own[k].shape}, strict=False)
    told = sum(s[1] > 0 for p in points for s in p.sentences)
    print(len(sentences), 'sentences', sum(len(m) for m, _, _ in sentences), 'acts,', len(points), 'items and claims,', told, 'answers,', sum(len(p.sentences) for p in points) - told,
          'sentences without', flush=True)
    mean = tune(model, pieces, sentences, points, a, a.seed)
    save(a.out, model, mean, f'resolver, {sum(len(m) for m, _, _ in sentences)} acts, {len(points)} items and claims, {told} answers')
    print('%.0f s' % (time.time() - start))


if __name__ == '__main__':
    main()
