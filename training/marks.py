"""marks.py: our own coding of sentences whose texts are not ours, kept beside them: where the words stand that tell acts and sides, never the words.

    marks.py apart CODED… --texts TEXTS… --out MARKS       records without their texts, as marks over the sets that hold these
    marks.py join MARKS… --texts TEXTS… --out RECORDS      records again, where the sets are present

A line of MARKS: id of the coding; of the text and where the coded part stands in it; a checksum of that part; its events and entities, spans in code points of the
part. Texts are JSON lines of id and text. A part whose text is another than the coded one is left out, and said.
"""
import argparse
import hashlib
import json
import sys
from data import lines, texts


def checksum(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def moved(value, at):
    """A record's value with its spans carried over."""
    if isinstance(value, dict):
        return {k: at[v] if k == 'start' else at[v - 1] + 1 if k == 'end' else moved(v, at) for k, v in value.items()}
    return [moved(v, at) for v in value] if isinstance(value, list) else value


def places(coded, text):
    """Where each character of a coded text stands in the whole one, from its first word on; spaces may differ. None if it is not there."""
    bare = [k for k, c in enumerate(text) if not c.isspace()]
    start = ''.join(text[k] for k in bare).find(''.join(coded.split()))
    if start < 0:
        return None
    at, k = [], start
    for c in coded:
        at.append(bare[k] if not c.isspace() else at[-1] + 1)
        k += not c.isspace()
    return at


KEPT = dict(events=('event', 'mode', 'status', 'actor', 'actor_spans', 'recipient', 'recipient_spans', 'trigger', 'mentions'), entities=('id', 'mentions'))


def apart(records, whole):
    for o in records:
        held = next(((i, at) for i, at in ((i, places(o['text'], whole[i])) for i in [o.get('article', o['id'])] if i in whole) if at), None)
        if not held:
            print(o['id'], 'has no text in the sets', file=sys.stderr)
            continue
        text, at = held
        start, end = at[0], at[-1] + 1
        made = {k: [{f: x[f] for f in fields if f in x} for x in o[k]] for k, fields in KEPT.items()}
        yield dict(id=o['id'], text=text, start=start, end=end, sum=checksum(whole[text][start:end])) | moved(made, [k - start for k in at])


def join(marks, whole):
    for o in marks:
        part = whole.get(o['text'], '')[o['start']:o['end']]
        if checksum(part) != o['sum']:
            print(o['id'], 'is another text in the sets', file=sys.stderr)
            continue
        yield dict(id=o['id'], text=part, published=None, events=o['events'], entities=o['entities'], statements=[])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('what', choices=('apart', 'join'))
    ap.add_argument('files', nargs='+')
    ap.add_argument('--texts', nargs='+', required=True)
    ap.add_argument('--out', required=True)
    a = ap.parse_args()
    made = (apart if a.what == 'apart' else join)([o for p in a.files for o in lines(p)], texts(a.texts))
    with open(a.out, 'w', encoding='utf-8') as f:
        for o in made:
            f.write(json.dumps(o, ensure_ascii=False, separators=(',', ':')) + '\n')


if __name__ == '__main__':
    main()
