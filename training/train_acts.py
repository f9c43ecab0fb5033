"""train_acts.py: of each word which act it tells, and of that act who its sides are: heads over the states of a finished reader, which stays as it is.

Arcs have taught the reader who does what to whom in another way than the typer knows it; the two together are better than either, and where the reader sees
no act at all the typer need not be asked. Minutes.
"""
import argparse
import random
import time
import torch
import data
from learning import Mean, link_loss, padded, save, schedule, told_loss
from model import Reader, first_pieces
from pieces import WordPiece


def states(model, row):
    """The reader's states of a row's words: [words, WIDTH]."""
    with torch.no_grad():
        return first_pieces(model.encoder(padded([row], 'ids'), padded([row], 'shapes'), padded([row], 'quoted')), padded([row], 'first'))[0]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--start', required=True, help='checkpoint of the reader')
    ap.add_argument('--model', required=True, help='folder with weights.npz and vocab.txt')
    ap.add_argument('--corpus', nargs='+', required=True, help='compiled corpus, record form')
    ap.add_argument('--corpus-taught', nargs='+', required=True)
    ap.add_argument('--out', required=True)
    ap.add_argument('--epochs', type=int, default=10)
    ap.add_argument('--rate', type=float, default=1.5e-3)
    ap.add_argument('--batch', type=int, default=16, help='sentences of a batch')
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    rng, start = random.Random(0), time.time()
    kept = torch.load(a.start, weights_only=False)
    model = Reader(a.model + '/weights.npz', kept['lists'] | dict(types=data.TYPES))
    heads = 'act', 'told', 'sides'
    model.load_state_dict({k: v for k, v in kept['model'].items() if k in model.state_dict() and k.split('.')[0] not in heads}, strict=False)
    model.eval()
    told = data.tellings(WordPiece(a.model + '/vocab.txt'), [o for p in a.corpus for o in data.lines(p)], [s for p in a.corpus_taught for s in data.lines(p)])
    rows = [(r, states(model, r)) for r in told]
    print(len(rows), 'sentences read, %.0f s' % (time.time() - start), flush=True)
    learning = torch.nn.ModuleList(getattr(model, name) for name in heads).train()
    opt, mean = torch.optim.AdamW([dict(params=learning.parameters(), lr=a.rate, base=a.rate)], weight_decay=.01), Mean(learning, decay=.9, every=4)
    parts = lambda order: [order[k:k + a.batch] for k in range(0, len(order), a.batch)]
    total, step, sum_ = a.epochs * len(parts(rows)), 0, 0
    for epoch in range(a.epochs):
        rng.shuffle(rows)
        rows.sort(key=lambda r: len(r[0].first) // 4)
        batches = parts(rows)
        rng.shuffle(batches)
        for batch in batches:
            schedule(opt, step, total)
            some = [r for r, _ in batch]
            types, sides = model.tell(torch.nn.utils.rnn.pad_sequence([x for _, x in batch], batch_first=True))
            loss = told_loss(types, some) + 4 * link_loss(sides, some, [r.sides for r in some])
            opt.zero_grad()
            loss.backward()
            opt.step()
            mean.update()
            step += 1
            sum_ += loss.item()
        print('epoch', epoch + 1, 'loss %.4f' % (sum_ / len(batches)), '%.0f s' % (time.time() - start), flush=True)
        sum_ = 0
    mean.swap()
    save(a.out, model, Mean(model), kept['note'].split('; ')[0] + f'; acts and sides of {len(rows)} sentences')


if __name__ == '__main__':
    main()
