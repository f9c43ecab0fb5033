"""python3 -m unittest discover training: what the engine must do alike, and what would spoil the gold unseen. Needs numpy, no model."""
import itertools
import json
import os
import random
import tempfile
import unittest
import numpy as np
import data
import gather
import marks
import pieces
import reports
from trees import best_tree


class Sight(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        path = os.path.join(self.folder.name, 'vocab.txt')
        words = ['[PAD]'] + [f'[unused{i}]' for i in range(99)] + ['[UNK]', '[CLS]', '[SEP]', '[MASK]', 'minister', 'talk', '##s', 'u', '.', 'jose']
        with open(path, 'w', encoding='utf-8') as f:
            f.write('\n'.join(words) + '\n')
        self.pieces = pieces.WordPiece(path)

    def tearDown(self):
        self.folder.cleanup()

    def test_words_become_the_longest_known_pieces(self):
        self.assertEqual([105, 106], self.pieces('Talks'))
        self.assertEqual([107, 108, 106], [self.pieces('U.s')[0], self.pieces('U.s')[1], 106])
        self.assertEqual([109], self.pieces('José'))

    def test_an_unknown_or_empty_word_is_one_unknown_piece(self):
        self.assertEqual([pieces.UNK], self.pieces('zzz'))
        self.assertEqual([pieces.UNK], self.pieces('\u200b'))

    def test_each_piece_carries_the_shape_and_the_mark_of_its_word(self):
        ids, shapes, inside, marks, first = pieces.encode(self.pieces, ['Talks', 'MINISTER'], [0, 1], [2, 0])
        self.assertEqual([pieces.CLS, 105, 106, 104, pieces.SEP], ids)
        self.assertEqual([0, 2, 2, 3, 0], shapes)
        self.assertEqual([0, 0, 0, 1, 0], inside)
        self.assertEqual([0, 2, 2, 0, 0], marks)
        self.assertEqual([1, 3], first)

    def test_shapes(self):
        self.assertEqual([1, 2, 3, 2, 4, 1], [pieces.shape(w) for w in ('talks', 'Talks', 'U.N.', 'I', '15-nation', '.')])

    def test_marks_themselves_count_as_quoted(self):
        self.assertEqual([0, 1, 1, 1, 0], pieces.quoted('a\u201cb\u201dc'))
        self.assertEqual([0, 1, 1, 1, 0], pieces.quoted('a"b"c'))

    def test_a_quotation_goes_on_where_the_next_line_opens_with_a_mark(self):
        self.assertEqual([1, 1, 0, 1, 1, 1, 0], pieces.quoted('\u201ca\n\u201cb\u201dc'))
        self.assertEqual([1, 1, 0, 0, 1, 1, 1, 0], pieces.quoted('"a\n\n"b"c'))

    def test_a_quotation_that_nobody_closed_ends_with_its_line(self):
        self.assertEqual([1, 1, 0, 0, 0], pieces.quoted('"a\nbc'))


class Trees(unittest.TestCase):
    def test_is_the_best_of_all_trees_with_one_root(self):
        rng = np.random.default_rng(3)
        for n in range(1, 6):
            for _ in range(40):
                scores = rng.normal(size=(n, n + 1))
                self.assertAlmostEqual(self.weight(scores, self.search(scores)), self.weight(scores, best_tree(scores)), 9)

    @staticmethod
    def weight(scores, heads):
        return sum(scores[i, h] for i, h in enumerate(heads))

    def search(self, scores):
        n, best = len(scores), None
        for heads in itertools.product(range(n + 1), repeat=n):
            if heads.count(0) == 1 and all(self.reaches(heads, i) for i in range(1, n + 1)):
                if best is None or self.weight(scores, heads) > self.weight(scores, best):
                    best = heads
        return best

    @staticmethod
    def reaches(heads, i):
        for _ in range(len(heads)):
            i = heads[i - 1] if i else 0
        return i == 0


def sentence(text, id='t'):
    """What the teacher would say of a text of plain words, as far as words go."""
    words, at = [], 0
    for f in text.split():
        at = text.index(f, at)
        words.append((at, at + len(f), f))
        at += len(f)
    return dict(id=id, s=[w[0] for w in words], e=[w[1] for w in words], f=[w[2] for w in words])


def span(text, part):
    return dict(start=text.index(part), end=text.index(part) + len(part))


class Gold(unittest.TestCase):
    pieces = staticmethod(lambda word: [len(word)])

    def test_attribution_begins_once_and_a_source_wins(self):
        text = 'The envoy said talks go on'
        statement = dict(source_spans=[span(text, 'The envoy')], cue_spans=[span(text, 'said')], content_spans=[span(text, 'said talks go on')])
        self.assertEqual([1, 2, 3, 6, 6, 6], data.attribution(sentence(text), [statement]))

    def test_content_from_the_sentence_before_goes_on(self):
        s = sentence('Talks go on')
        s['s'], s['e'] = [k + 50 for k in s['s']], [k + 50 for k in s['e']]
        self.assertEqual([6, 6, 0], data.attribution(s, [dict(content_spans=[dict(start=10, end=58)])]))

    def test_a_cue_links_to_its_own_source_and_content(self):
        text = 'Chad said it won and Mali denied it'
        first = dict(source_spans=[span(text, 'Chad')], cue_spans=[span(text, 'said')], content_spans=[span(text, 'it won')])
        second = dict(source_span=span(text, 'Mali'), cue_spans=[span(text, 'denied')], content_spans=[dict(start=33, end=35)])
        self.assertEqual([([1], [0], [2, 3]), ([6], [5], [7])], data.links(sentence(text), [first, second]))

    def test_a_cue_of_another_sentence_links_nothing_here(self):
        s = sentence('it won')
        self.assertEqual([], data.links(s, [dict(cue_spans=[dict(start=50, end=54)], content_spans=[dict(start=0, end=6)])]))

    def record(self, text, events):
        names = {'N1': 'France', 'N2': 'Spain', 'N3': 'Chad'}
        entities = [dict(id=k, mentions=[span(text, v)]) for k, v in names.items() if v in text]
        for e in events:
            e.update(actor_spans=[span(text, names[k]) for k in e['actor']], recipient_spans=[span(text, names[k]) for k in e['recipient']], mode=[])
        return dict(id='t', text=text, entities=entities, events=events)

    def pairs(self, text, events):
        made = data.corpus_pairs(self.pieces, [self.record(text, events)], [sentence(text)])
        return sorted((data.TYPES[p.types[0]], ''.join(map(str, p.marks[1:-1]))) for p in made)

    def test_an_event_gives_its_pairs_and_all_others_are_none(self):
        self.assertEqual([('ACCUSE', '10200'), ('NONE', '00001'), ('NONE', '00002'), ('NONE', '00100'), ('NONE', '00102'), ('NONE', '00201'), ('NONE', '10002'),
                          ('NONE', '20000'), ('NONE', '20001'), ('NONE', '20100')],
                         self.pairs('France accused Spain , Chad', [dict(event='ACCUSE', actor=['N1'], recipient=['N2'])]))

    def test_parties_of_a_meeting_meet_each_other(self):
        self.assertEqual([('CONSULT', '102'), ('CONSULT', '201')],
                         [p for p in self.pairs('France met Spain', [dict(event='CONSULT', actor=['N1', 'N2'], recipient=[])]) if p[0] != 'NONE'])

    def test_a_side_may_be_absent(self):
        self.assertIn(('COERCE', '002'), self.pairs('held in Chad', [dict(event='COERCE', actor=[], recipient=['N3'])]))

    def telling(self, text, *events):
        events = [dict(e, trigger=span(text, e['trigger']), actor_spans=[span(text, a) for a in e.get('actor', ())],
                       recipient_spans=[span(text, r) for r in e.get('recipient', ())]) for e in events]
        for e in events:
            e['mentions'] = [dict(trigger=m) for m in [e['trigger']] + [span(text, again) for again in e.get('again', ())]]
        return data.told(sentence(text), events)

    def test_every_place_that_tells_an_act_tells_it_and_the_best_has_the_sides(self):
        acts, sides = self.telling('France struck Chad ; the raid went on', dict(event='ASSAULT', trigger='struck', actor=['France'], recipient=['Chad'], again=['raid']))
        kind = [data.TYPES.index('ASSAULT')]
        self.assertEqual([([1], kind, 0, 0), ([5], kind, 0, 0)], acts)
        self.assertEqual([([1], [0], [2])], sides)

    def test_words_that_tell_two_acts_have_two_types(self):
        acts, sides = self.telling('France gave in', dict(event='AGREE', trigger='gave in', actor=['France']), dict(event='CONCEDE', trigger='gave in', actor=['France']))
        self.assertEqual([([1, 2], [data.TYPES.index('AGREE'), data.TYPES.index('CONCEDE')], 0, 0)], acts)
        self.assertEqual(2, len(sides))

    def test_a_sentence_without_acts_tells_none(self):
        record = dict(id='t', text='France sleeps', events=[])
        self.assertEqual([([], [])], [(t.acts, t.sides) for t in data.tellings(self.pieces, [record], [sentence('France sleeps')])])


class Context(unittest.TestCase):
    """What the resolver learns, of two sentences: "Chad wrote . Mali refused it" """
    pieces = staticmethod(lambda word: [len(word)])
    text = 'Chad wrote . Mali refused it'

    def setUp(self):
        mention = lambda word: span(self.text, word)
        both = sentence(self.text)
        cut = lambda a, b: {k: v[a:b] for k, v in both.items() if k in 'sef'} | dict(id='t', p=['NNP', 'VBD', '.', 'NNP', 'VBD', 'PRP'][a:b])
        self.taught = [cut(0, 3), cut(3, 6)]
        self.record = dict(id='t', text=self.text, entities=[dict(id='N1', kind='state', code='TCD', mentions=[mention('Chad'), mention('it')]),
                                                             dict(id='N2', kind='state', code='MLI', mentions=[mention('Mali')])],
                           events=[dict(event='REJECT', mode=[], actor=['N2'], recipient=['N1'], actor_spans=[mention('Mali')], recipient_spans=[mention('Chad')],
                                        trigger=mention('refused'), mentions=[dict(trigger=mention('refused'))])])

    def test_an_act_has_sides_in_the_sentence_before_and_other_mentions_of_them_are_left_open(self):
        (_, other, _), (made, _, marked) = data.marked_acts(self.pieces, [self.record], self.taught)
        self.assertEqual([0, 1], other)
        act, = made
        self.assertEqual(([0, 0, 0, 0, 0, 1, 0, 0], 3), (act.marks, act.begin))
        self.assertEqual([2, 0, 0, 1, 0, -1], act.sides)
        self.assertIsNone(marked([3], [0]).sides)

    def test_sentences_answer_an_item_or_do_not(self):
        report = dict(id='t', points=[([span(self.text, 'wrote')], [(span(self.text, 'refused'), 2)]), ([span(self.text, 'refused')], [])])
        answered, silent = data.points([report], self.taught)
        row = data.replies(self.pieces, answered, [0, 1])
        self.assertEqual(([0, 2], [0, 0, 1, 0, 0, 0, 0, 0], [0, 1, 1, 1, 2, 2, 2, 0]), (row.answers, row.marks, row.within))
        self.assertEqual([-1, -1, -1, 0, 1, 0], row.shown)
        row, = data.dealt(self.pieces, silent, random.Random(0))
        self.assertEqual(([0, 0], [0, 0, 0, 0, 0, 1, 0, 0]), (row.answers, row.marks))

    def test_alternatives_of_a_set_follow_the_same_item_in_any_order(self):
        other = [self.taught[0] | dict(id='s/1'), self.taught[1] | dict(id='s/1')]
        told = lambda k, answers: dict(id=f's/{k}', points=[([span(self.text, 'wrote')], answers)], since=self.text.index('Mali'))
        point, = data.points([told(0, [(span(self.text, 'refused'), 2)]), told(1, [])], [s | dict(id='s/0') for s in self.taught] + other)
        self.assertEqual(([0, 2, 0], 1), ([s[1] for s in point.sentences], point.free))
        rows = data.dealt(self.pieces, point, random.Random(0))
        self.assertEqual([0, 2], sorted(a for r in rows for a in r.answers[1:]))

    def test_many_sentences_are_read_in_several_passes_with_the_items_own_in_each(self):
        self.assertEqual([[0, 1, 2], [1, 2, 3], [1, 3, 4]], list(data.hands([10] * 5, 1, [0, 2, 3, 4], 30)))
        self.assertEqual([[0, 1]], list(data.hands([10, 90], 0, [1], 30)))

    def test_reports_are_marked_as_they_should_be(self):
        folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'corpus', 'reports')
        made = list(reports.read(folder))
        self.assertGreater(len(made), 900)
        self.assertEqual(len(made), len({o['id'] for o in made}))

    def test_words_that_a_sentence_does_not_say_are_refused(self):
        item = dict(kind='demand', by='Chad', of='', sentence=0, words='an answer', answers=[])
        for wrong in (dict(words='a reply'), dict(kind='wish'), dict(by='Mali'), dict(sentence=1), dict(answers=[dict(sentence=0, answer='perhaps', words='Chad')])):
            with self.assertRaises(ValueError):
                reports.points(dict(id='t', sentences=['Chad wants an answer'], items=[item | wrong]))


class Marks(unittest.TestCase):
    """Two acts in the second half of a longer text, coded on a copy with other spaces."""

    def setUp(self):
        self.whole = {'a': 'Nothing happened.\n\nOslo scolded Bern , Bern sulked .'}
        text = 'Oslo scolded Bern, Bern sulked.'
        span = lambda word: dict(start=text.index(word), end=text.index(word) + len(word))
        self.coded = dict(id='a', text=text, entities=[dict(id='N1', name='Oslo', mentions=[span('Oslo')]), dict(id='N2', name='Bern', mentions=[span('Bern')])],
                          events=[dict(event='ACCUSE', mode=[], status='occurred', actor=['N1'], actor_spans=[span('Oslo')], recipient=['N2'], recipient_spans=[span('Bern')],
                                       trigger=span('scolded'), mentions=[dict(trigger=span('sulked'), sentence=0)], why='-')])

    def test_marks_hold_no_words_and_become_records_again(self):
        kept = list(marks.apart([self.coded], self.whole))
        self.assertFalse([w for w in ('Oslo', 'scolded', 'sulked') if w in json.dumps(kept)])
        back, = marks.join(kept, self.whole)
        self.assertEqual('Oslo scolded Bern , Bern sulked .', back['text'])
        words = lambda spans: [back['text'][s['start']:s['end']] for s in spans]
        event, = back['events']
        self.assertEqual(['scolded', 'sulked', 'Oslo', 'Bern'],
                         words([event['trigger'], event['mentions'][0]['trigger']] + event['actor_spans'] + event['recipient_spans']))
        self.assertEqual(['Bern'], words(back['entities'][1]['mentions']))

    def test_a_text_that_is_another_one_is_left_out(self):
        kept = list(marks.apart([self.coded], self.whole))
        self.assertEqual([], list(marks.join(kept, {'a': self.whole['a'].replace('Bern', 'Rome')})))
        self.assertEqual([], list(marks.apart([self.coded], {'a': 'Something else.'})))


class Files(unittest.TestCase):
    def test_texts_that_could_not_all_be_written_are_not_there(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ('statements/train.input', 'statements/dev.input', 'dups/input', 'dups_hard/input', 'extract/gold', 'pairs/PLV_train.input'):
                path = os.path.join(folder, name + '.jsonl')
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, 'w', encoding='utf-8') as f:
                    given = ['One text.', 'Half a character: \ud83d'] if 'train.input' in name else []
                    f.writelines(json.dumps(dict(id=str(i), text=t)) + '\n' for i, t in enumerate(given))
            out = os.path.join(folder, 'texts')
            with self.assertRaises(UnicodeEncodeError):
                gather.main(folder, out)
            self.assertFalse(os.path.exists(os.path.join(out, 'train.jsonl')))


if __name__ == '__main__':
    unittest.main()
