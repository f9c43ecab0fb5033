"""train_reader.py: the reader from the teacher's labels, with attribution where it is marked.

Two learning rates (encoder, heads), warmed up over the first steps and then falling to almost nothing; a running mean of the weights is what is
kept. Seeds are fixed: the same files give the same model on one kind of processor with one thread.
"""
import argparse
import random
import time
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
import data
from files import whole
from learning import Mean, buckets, halved, link_loss, mask, optimiser, padded, save, schedule
from model import Reader
from pieces import CLS, MASK, SEP, WordPiece


def reading_loss(model, rows, weights, trust=.5):
    """Mean cross entropies of one reading pass over rows, weighted; where another reader's roles are known, that share of the target is theirs."""
    word_mask = mask(rows, 'first')
    x = model.encoder(padded(rows, 'ids'), padded(rows, 'shapes'), padded(rows, 'quoted'), None, mask(rows, 'ids'))
    pos, names, attribution, arcs, links, _, _, states = model.read(x, padded(rows, 'first'), word_mask)
    gold = {k: padded(rows, k, -1) for k in ('pos', 'names', 'attribution', 'labels')}
    heads = padded(rows, 'heads', -1)
    scores = dict(pos=pos, names=names, labels=model.labels(states, heads.clamp(min=0)))
    one = lambda y, g: F.cross_entropy(y.float().flatten(0, 1), g.flatten(), ignore_index=-1, reduction='sum') / max(1, int((g >= 0).sum()))
    losses = dict({k: one(scores[k], gold[k]) for k in scores}, arcs=one(arcs, heads), attribution=role_loss(attribution, gold['attribution'], rows, trust),
                  links=link_loss(links, rows, [r.links for r in rows]))
    return sum(weights[k] * v for k, v in losses.items()), losses


def role_loss(scores, gold, rows, trust):
    target = F.one_hot(gold.clamp(min=0), scores.shape[-1]).float()
    for k, r in enumerate(rows):
        if r.roles is not None:
            target[k, :len(r.first)] = (1 - trust) * target[k, :len(r.first)] + trust * torch.from_numpy(r.roles.astype(np.float32))
    known = (gold >= 0).float()
    return -((target * F.log_softmax(scores.float(), -1)).sum(-1) * known).sum() / known.sum().clamp(min=1)


def roles(model, rows):
    """Probabilities of attribution classes of each row by its key, [words, classes] of half precision."""
    model.eval()
    out = {}
    with torch.no_grad():
        for r in rows:
            x = model.encoder(padded([r], 'ids'), padded([r], 'shapes'), padded([r], 'quoted'))
            out[r.key] = F.softmax(model.read(x, padded([r], 'first'))[2][0], -1).numpy().astype(np.float16)
    return out


class Names:
    """Puts other names of the same class, length and parts of speech into sentences: who is named says nothing of how a sentence is built."""

    def __init__(self, rows, lists):
        self.outside, self.begins = lists['names'].index('O'), {i for i, n in enumerate(lists['names']) if n[:2] == 'B-'}
        self.pool = {}
        for r in rows:
            for a, b in self.spans(r):
                self.pool.setdefault(self.key(r, a, b), []).append([self.word(r, i) for i in range(a, b)])

    def spans(self, r):
        start = None
        for i, n in enumerate(r.names + [self.outside]):
            if start is not None and (n == self.outside or n in self.begins):
                yield start, i
                start = None
            if n in self.begins:
                start = i

    @staticmethod
    def key(r, a, b):
        return tuple(r.names[a:b]), tuple(r.pos[a:b])

    @staticmethod
    def word(r, i):
        a, b = r.first[i], r.first[i + 1] if i + 1 < len(r.first) else len(r.ids) - 1
        return r.ids[a:b], r.shapes[a:b]

    def swapped(self, r, rng, share):
        """The sentence with that share of its names drawn anew."""
        words = [self.word(r, i) for i in range(len(r.first))]
        for a, b in self.spans(r):
            if rng.random() < share:
                words[a:b] = rng.choice(self.pool[self.key(r, a, b)])
        ids, shapes, quoted, first = r.ids[:1], r.shapes[:1], r.quoted[:1], []
        for (i, s), k in zip(words, r.first):
            first.append(len(ids))
            ids, shapes, quoted = ids + i, shapes + s, quoted + [r.quoted[k]] * len(i)
        return r._replace(ids=ids + r.ids[-1:], shapes=shapes + r.shapes[-1:], quoted=quoted + r.quoted[-1:], first=first)


def hidden(r, rng, share):
    """The sentence with that share of its pieces hidden."""
    return r._replace(ids=[MASK if rng.random() < share and i not in (CLS, SEP) else i for i in r.ids])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--taught', nargs='+', required=True)
    ap.add_argument('--texts', nargs='*', default=[])
    ap.add_argument('--gold', nargs='*', default=[])
    ap.add_argument('--model', required=True, help='folder with weights.npz and vocab.txt')
    ap.add_argument('--out', required=True)
    ap.add_argument('--epochs', type=float, default=5)
    ap.add_argument('--rate', type=float, default=3e-4)
    ap.add_argument('--budget', type=int, default=960, help='pieces of a batch')
    ap.add_argument('--start', help='a checkpoint to go on from')
    ap.add_argument('--swap', type=float, default=.3, help='share of names drawn anew')
    ap.add_argument('--hide', type=float, default=.06, help='share of pieces hidden')
    ap.add_argument('--teacher', type=float, default=1, help='weight of the losses on the teacher\'s labels; parts of speech count half')
    ap.add_argument('--attribution', type=float, default=1, help='weight of the loss on attributions')
    ap.add_argument('--links', type=float, default=0, help='weight of the loss on links of cues')
    ap.add_argument('--half', type=int, help='learn only texts of this half, 0 or 1')
    ap.add_argument('--say', help='file for what the reader says of the roles in the other half')
    ap.add_argument('--roles', nargs='*', default=[], help='files of --say, which count as half of the target')
    ap.add_argument('--stop', type=int, default=0, help='end after so many steps of the schedule')
    a = ap.parse_args()
    torch.manual_seed(0)
    rng = random.Random(0)
    torch.set_num_threads(1)
    pieces = WordPiece(a.model + '/vocab.txt')
    taught = [s for path in a.taught for s in data.lines(path)]
    lists = dict(pos=sorted({p for s in taught for p in s['p']}), labels=sorted({d for s in taught for d in s['d']}),
                 names=sorted({n for s in taught for n in data.bio(s['n'])}), attribution=data.ATTRIBUTION,
                 types=data.TYPES)
    gold = {o['id']: o['statements'] for path in a.gold for o in data.lines(path) if o['statements']}
    said = {k: v for path in a.roles for k, v in torch.load(path, weights_only=False).items()}
    examples = lambda part: list(data.sentences(pieces, part, lists, data.texts(a.texts), gold, said))
    rows = examples([s for s in taught if a.half is None or data.part(s['id']) == a.half])
    weights = dict(arcs=a.teacher, labels=a.teacher, pos=.5 * a.teacher, names=a.teacher, attribution=a.attribution, links=a.links)
    print(len(rows), 'sentences', {k: len(v) for k, v in lists.items()}, flush=True)
    model = Reader(a.model + '/weights.npz', lists)
    if a.start:
        kept = torch.load(a.start, weights_only=False)
        assert kept['lists'] == lists, 'the checkpoint has other classes'
        model.load_state_dict({k: v for k, v in kept['model'].items() if k in model.state_dict()}, strict=False)
    names = Names(rows, lists)
    opt, mean = optimiser(model, a.rate, 1e-3), Mean(model)
    total = int(a.epochs * len(buckets(rows, a.budget, random.Random(0))))
    step, start, saved = 0, time.time(), time.time()
    sums = {}
    while step < total:
        for part in buckets(rows, a.budget, rng):
            model.train()
            schedule(opt, step, total)
            part = [hidden(names.swapped(r, rng, a.swap), rng, a.hide) for r in part]
            with halved():
                loss, parts = reading_loss(model, part, weights)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            mean.update()
            step += 1
            for k, v in parts.items():
                sums[k] = .98 * sums.get(k, v.item()) + .02 * v.item()
            if step % 100 == 0:
                print(step, total, '%.0f s' % (time.time() - start), ' '.join(f'{k} {v:.3f}' for k, v in sums.items()), flush=True)
            if time.time() - saved > 300:
                save(a.out, model, mean, f'step {step} of {total}')
                saved = time.time()
            if step in (total, a.stop):
                save(a.out, model, mean, f'step {step} of {total}')
                if a.say:
                    mean.swap()
                    with whole(a.say) as path:
                        torch.save(roles(model, examples([s for s in taught if data.part(s['id']) != a.half])), path)
                return


if __name__ == '__main__':
    main()
