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
ANSWERS = ['none', 'accepted', 'rejected', 'partial', 'pending', 'disputed', 'denied']
EVENTS = dict(types=TYPES, modes=MODES, statuses=STATUSES)

# Classes are -1 where unknown; links are (cue, source, content) as lists of words; roles the probabilities of attribution classes by another reader, or None;
# key the text's id and where the sentence begins.
Sentence = namedtuple('Sentence', 'ids shapes quoted first pos labels names heads attribution links roles key')
Pair = namedtuple('Pair', 'ids shapes marks types mode status source key')                       # types: indices, any of which is right
# acts: (words, types, mode, status) of each place that tells an act; sides: (words, actor's words, recipient's words) where its sides stand in the sentence too.
Telling = namedtuple('Telling', 'ids shapes quoted first acts sides words key')
# One act whose words are marked 1, in its sentence (words from begin on) after those before it; sides: each word's class (0, 1 actor, 2 recipient, -1 unknown), or None.
Marked = namedtuple('Marked', 'ids shapes marks first begin words types mode status sides key')


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


BEFORE, SIGHT = 2, 128                             # sentences before an act's own that are read with it, and the pieces that all may have


def seen_before(pieces, sentences_of, k):
    """The index of the first sentence that is read with the k-th: up to BEFORE before it, as long as all have no more than SIGHT pieces."""
    size = lambda s: sum(len(pieces(w)) for w in s['f'])
    first, held = k, size(sentences_of[k])
    while first > max(0, k - BEFORE) and held + size(sentences_of[first - 1]) <= SIGHT:
        first -= 1
        held += size(sentences_of[first])
    return first


def windows(pieces, taught):
    """Each sentence that fits, with those that are read before it: its index, parallel lists s, e, f, p of all words, and where its own begin."""
    for k, s in enumerate(taught):
        if 0 < len(s['f']) <= LONGEST:
            first = seen_before(pieces, taught, k)
            whole = {f: [v for x in taught[first:k + 1] for v in x[f]] for f in 'sefp'}
            yield k, whole, len(whole['f']) - len(s['f'])


def marked_acts(pieces, records, taught):
    """Of each sentence: its acts as examples (Marked), and a function of a word's index that makes one of a word that tells no act, with the indices of such words."""
    taught = by_text(taught)
    for o in records:
        near = taught.get(o['id'], [])
        mentions = {e['id']: e['mentions'] for e in o['entities']}
        for k, whole, begin in windows(pieces, near):
            hit = lambda spans: [i for i, (a, b) in enumerate(zip(whole['s'], whole['e'])) if any(a < x['end'] and b > x['start'] for x in spans)]

            def marked(words, types, mode=-1, status=-1, sides=None):
                marks = [1 if i in words else 0 for i in range(len(whole['f']))]
                ids, shapes, _, marks, at = sight.encode(pieces, whole['f'], marks=marks)
                return Marked(ids, shapes, marks, at, begin, words, types, mode, status, sides, (o['id'], k))
            acts, held = {}, set()
            for event in o['events']:
                best = [i for i in hit([event['trigger']]) if i >= begin]
                for words in [best] + [[i for i in hit([m['trigger']]) if i >= begin] for m in event['mentions']]:
                    if not words:
                        continue
                    held.update(words)
                    types, mode, status, sides = acts.get(tuple(words), ([], MODES.index(event['mode'][0]) if event.get('mode') else 0,
                                                                         STATUSES.index(event.get('status', 'occurred')), None))
                    kind = TYPES.index(event['event'])
                    if words == best:
                        mine = [0] * len(whole['f'])
                        for ids, spans, side in ((event['recipient'], event['recipient_spans'], 2), (event['actor'], event['actor_spans'], 1)):
                            for i in hit([m for e in ids for m in mentions.get(e, ())]):
                                mine[i] = -1
                            for i in hit(spans):
                                mine[i] = side
                        for i in words:
                            mine[i] = 0 if mine[i] == -1 else mine[i]
                        sides = mine if sides is None else [x if x == y else max(x, y) if min(x, y) <= 0 else -1 for x, y in zip(sides, mine)]
                    acts[tuple(words)] = types + [kind] * (kind not in types), mode, status, sides
            made = [marked(list(words), *rest) for words, rest in acts.items()]
            made = [m for m in made if len(m.ids) <= 400]
            other = [i for i in range(begin, len(whole['f'])) if whole['p'][i][:2] in ('VB', 'NN') and i not in held]
            if made or other:
                yield made, other, marked


# An item that is put on the table, or a claim, and sentences around it, before some of them are chosen. sentences: (words, answer, words that show it) of each, answer an index of ANSWERS, 0 for none;
# home: which of them holds it; item: its words there; free: from which on they are alternatives, which may follow in any number and order.
Point = namedtuple('Point', 'sentences home item free key')
# Chosen sentences in one pass, the item's words marked 1. within: of each piece the sentence that it is of, from 1 (0 for none); answers: of each sentence; shown: of each word whether it
# shows the answer, -1 where its sentence answers nothing.
Replies = namedtuple('Replies', 'ids shapes marks first within answers shown')
ROOM = 256                                         # pieces of the sentences that are read with an item, its own included


def points(reports, taught):
    """The items and claims of reports as Points. reports: id, and points, each of spans and answers, each answer a span, its words, and an index of ANSWERS; since: where the sentences begin that
    are alternatives to those of other reports of the same id before the last slash."""
    taught, sets = by_text(taught), {}
    for o in reports:
        near = [s for s in taught.get(o['id'], []) if 0 < len(s['f']) <= LONGEST]
        hit = lambda s, span: [i for i, (a, b) in enumerate(zip(s['s'], s['e'])) if a < span['end'] and b > span['start']]
        for n, (spans, answers) in enumerate(o['points']):
            home = next((k for k, s in enumerate(near) if hit(s, spans[0])), None)
            if home is None:
                continue
            told = [[(hit(s, span), answer) for span, answer in answers if hit(s, span)] for s in near]
            sentences = [(s['f'], t[-1][1] if t else 0, sorted({i for words, _ in t for i in words})) for s, t in zip(near, told)]
            free = next((k for k, s in enumerate(near) if s['s'][0] >= o['since']), len(near)) if o.get('since') else len(near)
            point = Point(sentences, home, sorted({i for span in spans for i in hit(near[home], span)}), free, (o['id'], n))
            if not o.get('since'):
                yield point
            elif free > home:
                sets.setdefault(o['id'].rsplit('/', 1)[0], point._replace(sentences=sentences[:free])).sentences.extend(sentences[free:])
    yield from sets.values()


def hands(sizes, home, wanted, room=ROOM):
    """Which sentences are read together: the item's own with as many of the wanted ones as have room, in order of the text; the last of one pass stands in the next one too."""
    held, last = [home], None
    for k in (k for k in wanted if k != home):
        if len(held) > 1 and sum(sizes[j] for j in held) + sizes[k] > room:
            yield sorted(held)
            held = [home, last] if sizes[home] + sizes[last] + sizes[k] <= room else [home]
        held.append(k)
        last = k
    yield sorted(held)


def replies(pieces, point, chosen):
    """Chosen sentences of a point in one pass; None where they have too many pieces."""
    words = [w for k in chosen for w in point.sentences[k][0]]
    place = [n for n, k in enumerate(chosen, 1) for _ in point.sentences[k][0]]
    marks = [int(k == point.home and i in point.item) for k in chosen for i in range(len(point.sentences[k][0]))]
    shown = [int(i in point.sentences[k][2]) if point.sentences[k][1] else -1 for k in chosen for i in range(len(point.sentences[k][0]))]
    ids, shapes, within, marks, first = sight.encode(pieces, words, place, marks)
    return Replies(ids, shapes, marks, first, within, [point.sentences[k][1] for k in chosen], shown) if len(ids) <= 400 else None


def dealt(pieces, point, rng):
    """All sentences of a point as an epoch reads them: in passes of some size, alternatives in hands of one to four in any order."""
    sizes = [sum(len(pieces(w)) for w in s[0]) for s in point.sentences]
    if point.free == len(sizes):
        rows = hands(sizes, point.home, range(len(sizes)), rng.choice((ROOM // 2, ROOM * 3 // 4, ROOM)))
    else:
        rest, rows = rng.sample(range(point.free, len(sizes)), len(sizes) - point.free), []
        while rest:
            count = rng.randint(1, 4)
            rows.append([*range(point.free), *rest[:count]])
            rest = rest[count:]
    return [r for r in (replies(pieces, point, chosen) for chosen in rows) if r]


def coded_reports(records):
    """The same of records: the last answer of each item with the words or acts that show it."""
    for o in (o for o in records if o.get('demands')):
        triggers = {e['id']: e['trigger'] for e in o['events']}
        points = []
        for d in o['demands']:
            shown = d.get('evidence_spans', []) + [triggers[e] for e in d.get('evidence', []) if e in triggers]
            if shown or d['answer'] == 'pending':
                points.append((d['spans'], [(s, ANSWERS.index(d['answer'])) for s in shown[:1]]))
        if points:
            yield dict(id=o['id'], points=points)
