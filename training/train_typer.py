"""train_typer.py: event type, mode and status of marked pairs, and the words that tell acts with their sides, fine-tuned from MiniLM. folds.py measures it.

Both are learned together: where acts are told helps to say what two sides do. It has an encoder of its own: one fine-tuned from the reader's weights, where parsing has pushed meaning out, does much worse.
"""
import argparse
import random
import time
import torch
import torch.nn as nn
import torch.nn.functional as F
import data
from learning import Mean, act_loss, buckets, halved, link_loss, mask, optimiser, padded, save, schedule, told_loss
from model import Typer
from pieces import MASK, WordPiece


def typing_loss(model, rows):
    """Type, mode and status of marked passes over rows (data.Pair); where several types are right, their summed probability counts."""
    marks = padded(rows, 'marks')
    x = model.encoder(padded(rows, 'ids'), padded(rows, 'shapes'), None, marks, mask(rows, 'ids'))
    return act_loss(*(y.float() for y in model.judge(x, marks, mask(rows, 'ids'))), rows)


def telling_loss(model, rows):
    """Type, mode and status of each word of rows (data.Telling), and the sides of each act; sums a word that tells an act."""
    ids = padded(rows, 'ids')
    x = model.encoder(ids, padded(rows, 'shapes'), None, torch.zeros_like(ids), mask(rows, 'ids'))
    types, modes, statuses, sides = (y.float() for y in model.tell(x, padded(rows, 'first')))
    mode, status = (torch.full(types.shape[:2], -1) for _ in range(2))
    for k, r in enumerate(rows):
        for words, _, m, s in r.acts:
            mode[k, words], status[k, words] = m, s
    loss = told_loss(types, rows)
    for scores, gold in ((modes, mode), (statuses, status)):
        if (gold >= 0).any():
            loss = loss + .3 * F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-1)
    return loss + 4 * link_loss(sides, rows, [r.sides for r in rows])


def loss_of(model, rows, rng, share):
    return telling_loss(model, rows) if isinstance(rows[0], data.Telling) else typing_loss(model, [hidden(r, rng, share) for r in rows])


def hidden(row, rng, share):
    """The row with the words of some of its marked sides hidden, so that who it is tells less than what is said."""
    sides = {k for k in (1, 2) if rng.random() < share}
    return row._replace(ids=[MASK if m in sides else i for i, m in zip(row.ids, row.marks)]) if sides else row


def tune(model, rows, tellings, a, seed):
    """Fine-tunes the model on pairs and, twice an epoch, tellings; a holds epochs, rate, budget, hide, share, none. Each epoch draws its pairs of the corpus anew."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    given, rest = [r for r in rows if r.source == 'set'], [r for r in rows if r.source != 'set' and r.types == [0]]
    own = [r for r in rows if r.source != 'set' and r.types != [0]]

    def drawn(rng):
        some = rng.sample(own, int(a.share * len(own)))
        pairs = given + some + rng.sample(rest, min(len(rest), int(a.none * len(some))))
        parts = [b for some in (pairs, tellings, tellings) if some for b in buckets(some, a.budget, rng)]
        rng.shuffle(parts)
        return parts
    opt, mean = optimiser(model, a.rate, 1e-3), Mean(model, decay=.9, every=4)
    total, step, start = int(a.epochs * len(drawn(random.Random(0)))), 0, time.time()
    model.train()
    while step < total:
        for part in drawn(rng):
            schedule(opt, step, total)
            with halved():
                loss = loss_of(model, part, rng, a.hide)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            mean.update()
            step += 1
            if step % 200 == 0:
                print(step, total, '%.0f s' % (time.time() - start), flush=True)
            if step >= total:
                break
    return mean


def add_options(ap):
    ap.add_argument('--model', required=True, help='folder with weights.npz and vocab.txt')
    ap.add_argument('--pairs', help='prefix of .input.jsonl, .gold.jsonl of the research set')
    ap.add_argument('--pairs-taught', help='the teacher on its sentences')
    ap.add_argument('--corpus', nargs='*', default=[], help='compiled corpus, record form')
    ap.add_argument('--corpus-taught', nargs='*', default=[])
    ap.add_argument('--epochs', type=float, default=5)
    ap.add_argument('--rate', type=float, default=3e-4)
    ap.add_argument('--budget', type=int, default=700, help='pieces of a batch')
    ap.add_argument('--hide', type=float, default=.05, help='share of sides whose words are hidden in training')
    ap.add_argument('--share', type=float, default=.6, help="share of the corpus's event pairs in an epoch")
    ap.add_argument('--none', type=float, default=.7, help='NONE pairs in an epoch for each event pair of the corpus')
    ap.add_argument('--given-times', type=int, default=3, help='how often an epoch holds each given pair')


def examples(a, pieces):
    """Pairs of the research set, pairs of the corpus, tellings of the corpus."""
    given = list(data.given_pairs(pieces, data.lines(a.pairs + '.input.jsonl'), data.lines(a.pairs + '.gold.jsonl'), data.lines(a.pairs_taught))) if a.pairs else []
    records, taught = [o for p in a.corpus for o in data.lines(p)], [s for p in a.corpus_taught for s in data.lines(p)]
    return given, list(data.corpus_pairs(pieces, records, taught)), list(data.tellings(pieces, records, taught))


def apart(given):
    """The given pairs without, and the tenth of them that is kept out to choose the blend by; every type gives its part."""
    order = list(range(len(given)))
    random.Random(1).shuffle(order)
    order.sort(key=lambda i: given[i].types)
    out = {i for k, i in enumerate(order) if k % 10 == 3}
    return [given[i] for k, i in enumerate(order) if i not in out], [given[i] for i in order if i in out]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(ap)
    ap.add_argument('--out', required=True)
    ap.add_argument('--start', help='a checkpoint to go on from')
    ap.add_argument('--seed', type=int, default=0)
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    given, own, tellings = examples(a, WordPiece(a.model + '/vocab.txt'))
    given, _ = apart(given)
    start = time.time()
    model = Typer(a.model + '/weights.npz', data.EVENTS)
    if a.start:
        kept = torch.load(a.start, weights_only=False)
        assert kept['lists'] == data.EVENTS, 'the checkpoint has other classes'
        model.load_state_dict(kept['model'], strict=False)
    mean = tune(model, given * a.given_times + own, tellings, a, a.seed)
    save(a.out, model, mean, f'typer, {len(given)} given and {len(own)} own pairs, {len(tellings)} sentences')
    print(len(given), 'given and', len(own), 'own pairs,', len(tellings), 'sentences,', '%.0f s' % (time.time() - start))


if __name__ == '__main__':
    main()
