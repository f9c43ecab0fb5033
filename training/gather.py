"""gather.py DATA OUT: the texts that the teacher reads, as JSON Lines {"id","text"}.

train: articles of the statements set; more: articles of the other sets that share little with those or with one another, and headlines;
dev and pairs: never trained on as text, they measure. Nothing that shares more than one in fifty of its six-word runs with dev is kept.
"""
import json
import os
import sys
from data import lines
from files import whole


def runs(text):
    words = text.lower().split()
    return {tuple(words[i:i + 6]) for i in range(len(words) - 5)}


def main(source, out):
    os.makedirs(out, exist_ok=True)

    def write(name, rows):
        with whole(os.path.join(out, name + '.jsonl')) as path, open(path, 'w', encoding='utf-8') as f:
            f.writelines(json.dumps(dict(id=i, text=t), ensure_ascii=False) + '\n' for i, t in rows)
        print(name, len(rows))

    read = lambda name: lines(os.path.join(source, name))
    train, dev = read('statements/train.input.jsonl'), read('statements/dev.input.jsonl')
    kept_out, seen, more = set(), set(), []
    for article in dev:
        kept_out |= runs(article['text'])
    for article in train:
        seen |= runs(article['text'])
    others = [(name + '/' + o['id'], o.get('text') or o.get('articleBody') or '')
              for name, path in (('dups', 'dups/input.jsonl'), ('hard', 'dups_hard/input.jsonl'), ('extract', 'extract/gold.jsonl')) for o in read(path)]
    for i, text in others:
        r = runs(text)
        if r and len(r & kept_out) <= .02 * len(r) and len(r & seen) <= .3 * len(r):
            seen |= r
            more.append((i, text))
    more += [(o['id'] + '#title', o['title'].rstrip('.').strip()) for o in train if o.get('title')]
    plain = lambda rows: [(o['id'], o['text']) for o in rows]
    write('train', plain(train))
    write('more', more)
    write('dev', plain(dev))
    write('pairs', plain(read('pairs/PLV_train.input.jsonl')))


if __name__ == '__main__':
    main(*sys.argv[1:])
