"""measure.py FOLDER TAUGHT.jsonl [--texts FILE] [--gold FILE]: agreement of reader.onnx in FOLDER with the teacher, names F1, attribution F1 a token."""
import argparse
import json
from collections import Counter
import numpy as np
import onnxruntime
import data
from pieces import READING, TYPING, WordPiece
from trees import best_tree


class Session:
    """The two models as the engine runs them: one sentence a call, one thread."""

    def __init__(self, folder):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.reader, self.typer = (onnxruntime.InferenceSession(f'{folder}/{name}.onnx', options, providers=['CPUExecutionProvider'])
                                   for name in ('reader', 'typer'))
        self.pieces = WordPiece(folder + '/vocab.txt')
        with open(folder + '/reader.json', encoding='utf-8') as f:
            self.card = json.load(f)

    def read(self, row):
        return self._run(self.reader, READING[0], row)

    def type(self, row):
        return self._run(self.typer, TYPING[0], row)

    @staticmethod
    def _run(session, names, row):
        return dict(zip([o.name for o in session.get_outputs()], session.run(None, {k: np.array([getattr(row, k)], np.int64) for k in names})))


def spans(tags):
    """(class, start, end) of BIO tags; an I- without a beginning begins one."""
    out, start = [], None
    for i, t in enumerate(list(tags) + ['O']):
        if start is not None and not (t[:2] == 'I-' and t[2:] == tags[start][2:]):
            out.append((tags[start][2:], start, i))
            start = None
        if t != 'O' and start is None:
            start = i
    return set(out)


def f1(right, given, true):
    return 2 * right / max(1, given + true)


def reading(session, rows):
    """Figures of a reading pass over rows (data.Sentence)."""
    n, c, by_label = 0, Counter(), Counter()
    for r in rows:
        out = session.read(r)
        heads = best_tree(out['arcs'][0].astype(np.float64))
        labels = out['labels'][0][np.arange(len(heads)), heads]
        plain = out['arcs'][0].argmax(-1)
        n += len(heads)
        c['pos'] += int((out['pos'][0] == r.pos).sum())
        for k, (h, l, g, t) in enumerate(zip(heads, labels, r.heads, r.labels)):
            c['uas'] += h == g
            c['las'] += h == g and l == t
            c['plain'] += plain[k] == g
            by_label[t, 'true'] += 1
            by_label[t, 'hit'] += h == g and l == t
        gold, mine = (spans([session.card['names'][max(0, k)] for k in tags]) for tags in (r.names, out['names'][0]))
        c['n_hit'] += len(gold & mine)
        c['n_true'] += len(gold)
        c['n_mine'] += len(mine)
        if r.attribution[0] >= 0:
            for cue, *linked in r.links if 'links' in out else ():
                for k, words in enumerate(linked):
                    mine = set(np.flatnonzero(out['links'][0][cue[0]] == k + 1))
                    c['l_true', k] += len(words)
                    c['l_mine', k] += len(mine)
                    c['l_hit', k] += len(mine & set(words))
            for g, m in zip(r.attribution, out['attribution'][0].argmax(-1)):
                g, m = (g + 1) // 2, (int(m) + 1) // 2
                c['a_true', g] += 1
                c['a_mine', m] += 1
                c['a_hit', g] += g == m
    print('sentences %d words %d  POS %.4f  UAS %.4f (no tree %.4f)  LAS %.4f  names F1 %.4f' % (
        len(rows), n, c['pos'] / n, c['uas'] / n, c['plain'] / n, c['las'] / n, f1(c['n_hit'], c['n_mine'], c['n_true'])))
    if c['a_true', 0]:
        print('attribution F1 a token: ' + ' '.join('%s %.4f' % (name, f1(c['a_hit', k], c['a_mine', k], c['a_true', k]))
                                                    for k, name in ((1, 'source'), (2, 'cue'), (3, 'content'))))
    if c['l_mine', 0]:
        print('of the sentence, given a cue: ' + ' '.join('%s %.4f' % (name, f1(c['l_hit', k], c['l_mine', k], c['l_true', k])) for k, name in enumerate(('source', 'content'))))
    print('recall by label: ' + ' '.join('%s %.3f' % (session.card['labels'][t], by_label[t, 'hit'] / k)
                                          for (t, what), k in by_label.most_common() if what == 'true' and k > n / 150 and t >= 0))


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('folder')
    ap.add_argument('taught')
    ap.add_argument('--texts', nargs='*', default=[])
    ap.add_argument('--gold', nargs='*', default=[])
    ap.add_argument('--every', type=int, default=1, help='only each n-th sentence')
    a = ap.parse_args()
    session = Session(a.folder)
    gold = {o['id']: o['statements'] for path in a.gold for o in data.lines(path)}
    rows = list(data.sentences(session.pieces, data.lines(a.taught)[::a.every], session.card, data.texts(a.texts), gold))
    reading(session, rows)


if __name__ == '__main__':
    main()
