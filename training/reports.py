"""reports.py FOLDER TEXTS: the reports of corpus/reports as texts for the teacher; refuses what is not marked as corpus/README.md says.

A report is a line: id, sentences, items (kind, by, of, sentence, words, answers: sentence, answer, words) and claims (by, sentence, words, against: sentence, how, words).
A set is a line: id, before (sentences, the last of which holds the item), item (kind, by, of, words) and after: sentences that may each follow, with answer (or none) and words.
"""
import glob
import json
import os
import sys
from data import ANSWERS, lines
from files import whole

KINDS = ('demand', 'proposal', 'offer', 'promise', 'threat')


def points(report):
    """The text of a report and its points: of each item and each claim its span and (span, index of ANSWERS) for every sentence that answers. ValueError says what is wrong."""
    starts, text = [], ''
    for sentence in report['sentences']:
        text += ' ' * bool(text)
        starts.append(len(text))
        text += sentence

    def span(at, words):
        if not 0 <= at < len(starts) or not words or words not in report['sentences'][at]:
            raise ValueError(f'{report["id"]}: sentence {at} does not say {words!r}')
        start = starts[at] + report['sentences'][at].index(words)
        return dict(start=start, end=start + len(words))

    def point(of, answers, how, among):
        for a in answers:
            if a[how] not in among:
                raise ValueError(f'{report["id"]}: {a[how]!r} is none of {", ".join(among)}')
        return [span(of['sentence'], of['words'])], [(span(a['sentence'], a['words']), ANSWERS.index(a[how])) for a in answers]
    for item in report.get('items', []):
        if item['kind'] not in KINDS or any(item[side] not in text for side in ('by', 'of')):
            raise ValueError(f'{report["id"]}: kind or side of {item["words"]!r}')
    return text, [point(i, i.get('answers', []), 'answer', ANSWERS[1:5]) for i in report.get('items', [])] + \
        [point(c, c['against'], 'how', ANSWERS[5:]) for c in report.get('claims', [])]


def unfolded(line):
    """The reports that a line holds: itself, or one for each sentence that may follow in a set."""
    if 'after' not in line:
        return [line]
    at = len(line['before'])
    return [dict(id=f'{line["id"]}/{k}', sentences=line['before'] + [a['text']], items=[line['item'] | dict(
        sentence=at - 1, answers=[] if a['answer'] == 'none' else [dict(sentence=at, answer=a['answer'], words=a['words'])])]) for k, a in enumerate(line['after'])]


def read(folder):
    """All reports of a folder by file name and line: id, text, points (as points() gives them) and from where on sentences are asked about. ValueError says what is wrong."""
    for path in sorted(glob.glob(os.path.join(folder, '*.jsonl'))):
        for line in lines(path):
            for report in unfolded(line):
                text, made = points(report)
                yield dict(id=report['id'], text=text, points=made, since=len(text) - len(report['sentences'][-1]) if 'after' in line else 0)


def main(folder, out):
    with whole(out) as part, open(part, 'w', encoding='utf-8') as f:
        for o in read(folder):
            f.write(json.dumps(dict(id=o['id'], text=o['text']), ensure_ascii=False) + '\n')


if __name__ == '__main__':
    main(*sys.argv[1:])
