"""Examples: sentences as the teacher reads them, with attribution where people marked it; pairs of actors and recipients with their events."""
import hashlib
import json
from collections import namedtuple
import pieces as sight

LONGEST = 126                                     # words of a window, as in the engine
ATTRIBUTION = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content']
TYPES = ['NONE', 'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST',
         'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']
STATUSES = ['occurred', 'ongoing', 'planned', 'conditional', 'denied']
MODES = ['none', 'abduct', 'access', 'aerial', 'allege', 'arrest', 'assist', 'beat', 'boycott', 'ceasefire', 'censor', 'change', 'convict',
         'crowd-control', 'curfew', 'cyber', 'demo', 'deport', 'destroy', 'disapprove', 'disarm', 'discontinue', 'drone', 'expel', 'explosives',
         'firearms', 'heavy-weapons', 'hunger', 'investigate', 'martial-law', 'meet', 'militia', 'misinformation', 'multilateral', 'obstruct',
         'phone', 'police', 'primitive', 'relations', 'release', 'resign', 'restrict', 'riot', 'seize', 'sexual', 'strike', 'suicide-attack',
         'targeted', 'territory', 'third-party', 'torture', 'troops', 'unconventional', 'vandalize', 'violence', 'visit', 'weapons', 'withdraw',
         'withhold', 'yield']
EVENTS = dict(types=TYPES, modes=MODES, statuses=STATUSES)

# Classes are -1 where unknown; links are (cue, source, content) as lists of words; roles the probabilities of attribution classes by another reader, or None;
# key the text's id and where the sentence begins.
Sentence = namedtuple('Sentence', 'ids shapes quoted first pos labels names heads attribution links roles key')
Pair = namedtuple('Pair', 'ids shapes marks types mode status source key')                       # types: indices, any of which is right
# acts: (words, types, mode, status) of each place that tells an act; sides: (words, actor's words, recipient's words) where its sides stand in the sentence too.
Telling = namedtuple('Telling', 'ids shapes quoted first acts sides words key')


def lines(path):
    with open(path, encoding='utf-8') as f:
        return [json.loads(line) for line in f if line.strip()]


def bio(tags):
    """BILOU to BIO."""
    return ['O' if t == 'O' else ('B-' if t[0] in 'BU' else 'I-') + t[2:] for t in tags]


def texts(paths):
    """Article texts by id; of the sets that hold bodies under another name too."""
    return {o['id']: o.get('text') or o.get('articleBody') or '' for path in paths for o in lines(path)}


def spans_of(statement, kind):
    """The statement's spans of a kind; a source may be given as one span."""
    return statement.get(kind) or ([statement['source_span']] if kind == 'source_spans' and statement.get('source_span') else [])


def attribution(sentence, statements):
    """Seven classes a word; where spans overlap a source wins over a cue, a cue over content. A span goes on over sentences with I-."""
    out = [0] * len(sentence['f'])
    for kind, begin in (('content_spans', 5), ('cue_spans', 3), ('source_spans', 1)):
        for statement in statements:
            for span in spans_of(statement, kind):
                hit = [i for i, (s, e) in enumerate(zip(sentence['s'], sentence['e'])) if s < span['end'] and e > span['start']]
                for i in hit:
                    starts = i == hit[0] and (i > 0 or span['start'] >= sentence['s'][0] - 1)
                    out[i] = begin if starts else begin + 1
    return out


def links(sentence, statements):
    """Words of cue, source and content of each statement whose cue stands in the sentence; a word of two kinds is cue before source before content."""
    hit = lambda spans: [i for i, (s, e) in enumerate(zip(sentence['s'], sentence['e'])) if any(s < x['end'] and e > x['start'] for x in spans)]
    out = []
    for statement in statements:
        cue = hit(statement['cue_spans'])
        source = [i for i in hit(spans_of(statement, 'source_spans')) if i not in cue]
        if cue:
            out.append((cue, source, [i for i in hit(statement['content_spans']) if i not in cue and i not in source]))
    return out


def part(id, parts=2):
    """Which of so many parts of the texts one belongs to, from 0."""
    return hashlib.md5(id.encode()).digest()[-1] % parts


def sentences(pieces, taught, lists, texts_by_id, statements_by_id, roles=None):
    """The teacher's sentences as examples; longer ones than the window are left out. roles: what another reader says, by key."""
    index = {k: {v: i for i, v in enumerate(lists[k])} for k in ('pos', 'labels', 'names')}
    marks = {}
    for s in taught:
        if not 0 < len(s['f']) <= LONGEST:
            continue
        if s['id'] not in marks:
            marks[s['id']] = sight.quoted(texts_by_id[s['id']]) if s['id'] in texts_by_id else None
        inside = marks[s['id']] and [marks[s['id']][k] for k in s['s']]
        ids, shapes, quoted, _, first = sight.encode(pieces, s['f'], inside)
        if len(ids) > 400:
            continue
        gold, key = statements_by_id.get(s['id']), (s['id'], s['s'][0])
        near = gold and [g for g in gold if any(x['start'] < s['e'][-1] and x['end'] > s['s'][0] for k in ('source_spans', 'cue_spans', 'content_spans')
                                                for x in spans_of(g, k))]
        yield Sentence(ids, shapes, quoted, first, [index['pos'].get(p, -1) for p in s['p']], [index['labels'].get(d, -1) for d in s['d']],
                       [index['names'].get(n, -1) for n in bio(s['n'])], s['h'],
                       attribution(s, near) if gold is not None else [-1] * len(s['f']), links(s, near or ()), (roles or {}).get(key), key)


def window(taught, spans):
    """The taught sentences of one text from the first to the last that the spans touch, cut to LONGEST words: parallel lists s, e, f."""
    hit = [k for k, s in enumerate(taught) if s['s'] and any(x['start'] < s['e'][-1] and x['end'] > s['s'][0] for x in spans)]
    part = taught[hit[0]:hit[-1] + 1] if hit else []
    s, e, f = ([v for sentence in part for v in sentence[k]] for k in 'sef')
    return s[:LONGEST], e[:LONGEST], f[:LONGEST]


def pair(pieces, taught, actor, recipient, types, mode=-1, status=-1, source='', key=''):
    """One marked pass, or None where a side lies outside the window or both are absent: 1 on the actor, 2 on the recipient.
    actor and recipient are spans or None."""
    if not actor and not recipient:
        return None
    s, e, f = window(taught, [x for x in (actor, recipient) if x])
    marks = [0] * len(f)
    for span, mark in ((recipient, 2), (actor, 1)):
        hit = [i for i in range(len(f)) if span and s[i] < span['end'] and e[i] > span['start']]
        if span and not hit:
            return None
        for i in hit:
            marks[i] = mark
    if recipient and 2 not in marks:
        return None
    ids, shapes, _, marks, _ = sight.encode(pieces, f, marks=marks)
    return Pair(ids, shapes, marks, types, mode, status, source, key)


def by_text(taught):
    out = {}
    for s in taught:
        out.setdefault(s['id'], []).append(s)
    return out


def given_pairs(pieces, inputs, gold, taught):
    """Pairs of the research set: a root for each; YIELD may be either of its two types. Modes and statuses are unknown there."""
    taught, roots = by_text(taught), {(g['id'], g['pair']): g['event'] for g in gold}
    for o in inputs:
        for k, p in enumerate(o['pairs']):
            root = roots.get((o['id'], k))
            types = [TYPES.index(t) for t in (('CONCEDE', 'RETREAT') if root == 'YIELD' else (root or 'NONE',))]
            made = pair(pieces, taught.get(o['id'], []), p['actor'], p['recipient'], types, source='set', key=o['id'])
            if made:
                yield made


MUTUAL = {'CONSULT', 'COOPERATE', 'AGREE'}          # types whose parties may all stand as actors


def corpus_pairs(pieces, records, taught):
    """single_pairs, where the same pair in the same window has several events: one example with any of the types right."""
    out = {}
    for p in single_pairs(pieces, records, taught):
        key = tuple(p.ids), tuple(p.marks)
        held = out.get(key)
        out[key] = p if not held else held if p.types[0] in held.types else held._replace(types=held.types + p.types)
    return list(out.values())


def single_pairs(pieces, records, taught):
    """Pairs of our own corpus (records of people who coded whole texts).

    An event gives every actor with every recipient; without a recipient each actor alone, or, where it is mutual, each actor with each other;
    without an actor each recipient alone. Every other ordered pair of entities that one sentence names is NONE, and so is a lone actor or
    recipient of no event at all. A pair of entities with an event anywhere in the text is never NONE elsewhere in it.
    """
    taught = by_text(taught)
    for o in records:
        sentences_of = taught.get(o['id'], [])
        told, acting, acted_on = set(), set(), set()
        for event in o['events']:
            actors = list(zip(event['actor'], event['actor_spans']))
            recipients = list(zip(event['recipient'], event['recipient_spans']))
            acting.update(a for a, _ in actors)
            acted_on.update(r for r, _ in recipients)
            told.update((a, r) for a, _ in actors for r, _ in recipients)
            if not recipients and event['event'] in MUTUAL:
                told.update((a, b) for a, _ in actors for b, _ in actors)
                acted_on.update(a for a, _ in actors if len(actors) > 1)
            mutual = not recipients and len(actors) > 1 and event['event'] in MUTUAL
            sides = ([(a, b) for x, a in actors for y, b in actors if x != y] if mutual
                     else [(a, r) for _, a in actors or [(None, None)] for _, r in recipients or [(None, None)]])
            mode = MODES.index(event['mode'][0]) if event.get('mode') else 0
            for actor, recipient in sides:
                made = pair(pieces, sentences_of, actor, recipient, [TYPES.index(event['event'])], mode,
                            STATUSES.index(event.get('status', 'occurred')), 'corpus', o['id'])
                if made:
                    yield made
        for s in sentences_of:
            near = [(e['id'], m) for e in o['entities'] for m in e['mentions'] if s['s'] and s['s'][0] <= m['start'] < s['e'][-1]]
            for x, a in near:
                lone = [(a, None)] * (x not in acting) + [(None, a)] * (x not in acted_on)
                pairs = [(a, b) for y, b in near if x != y and (x, y) not in told and (a['end'] <= b['start'] or b['end'] <= a['start'])]
                for actor, recipient in pairs + lone:
                    made = pair(pieces, sentences_of, actor, recipient, [0], 0, -1, 'corpus', o['id'])
                    if made:
                        yield made


def tellings(pieces, records, taught):
    """Every sentence of our own corpus with the words that tell its acts; a sentence without acts too, for most words tell none."""
    taught = by_text(taught)
    for o in records:
        inside = sight.quoted(o['text'])
        for k, s in enumerate(taught.get(o['id'], [])):
            if 0 < len(s['f']) <= LONGEST:
                ids, shapes, quoted, _, first = sight.encode(pieces, s['f'], [inside[i] for i in s['s']])
                if len(ids) <= 400:
                    acts, sides = told(s, o['events'])
                    yield Telling(ids, shapes, quoted, first, acts, sides, s['f'], (o['id'], k))


def told(sentence, events):
    """acts and sides of a sentence, as in Telling."""
    hit = lambda spans: [i for i, (s, e) in enumerate(zip(sentence['s'], sentence['e'])) if any(s < x['end'] and e > x['start'] for x in spans)]
    acts, sides = {}, []
    for event in events:
        best = hit([event['trigger']])
        for words in [best] + [hit([m['trigger']]) for m in event['mentions']]:
            if words:
                kind = TYPES.index(event['event'])
                held = acts.setdefault(tuple(words), ([], MODES.index(event['mode'][0]) if event.get('mode') else 0, STATUSES.index(event.get('status', 'occurred'))))
                held[0].extend([kind] * (kind not in held[0]))
        if best:
            actor = [i for i in hit(event['actor_spans']) if i not in best]
            recipient = [i for i in hit(event['recipient_spans']) if i not in best and i not in actor]
            sides.append((best, actor, recipient))
    return [(list(words), types, mode, status) for words, (types, mode, status) in acts.items()], sides
