"""What the encoder sees of a sentence: WordPiece ids, letter shapes, whether a word stands inside a quotation. The engine does the same in Java."""
import unicodedata

CLS, SEP, UNK, MASK = 101, 102, 100, 103
READING = ['ids', 'shapes', 'quoted', 'first'], ['pos', 'names', 'arcs', 'labels', 'attribution', 'links', 'told', 'sides']      # inputs and outputs of reader.onnx
TYPING = ['ids', 'shapes', 'marks', 'first'], ['type', 'mode', 'status', 'told', 'told_mode', 'told_status', 'sides']           # of typer.onnx
RESOLVING = ['ids', 'shapes', 'marks', 'first', 'within'], ['act_sides', 'answers', 'shown']                                    # of resolver.onnx
SHAPES = ['special', 'lower', 'capital', 'upper', 'digit']


class WordPiece:
    """BERT's lower-casing tokenizer for single words."""

    def __init__(self, vocabulary):
        with open(vocabulary, encoding='utf-8') as f:
            self.ids = {word: i for i, word in enumerate(f.read().rstrip('\n').split('\n'))}
        self.cache = {}

    @staticmethod
    def _alone(ch):
        """Punctuation and Chinese characters are words of their own."""
        c = ord(ch)
        return (33 <= c <= 47 or 58 <= c <= 64 or 91 <= c <= 96 or 123 <= c <= 126 or unicodedata.category(ch).startswith('P')
                or 0x4E00 <= c <= 0x9FFF or 0x3400 <= c <= 0x4DBF or 0x20000 <= c <= 0x2CEAF or 0xF900 <= c <= 0xFAFF
                or 0x2F800 <= c <= 0x2FA1F)

    def parts(self, text):
        """The text lower-cased, without accents and control characters, cut at spaces and around punctuation."""
        out, part = [], ''
        for ch in text:
            category = unicodedata.category(ch)
            if ch.isspace() or category == 'Zs':
                out, part = out + [part], ''
            elif ord(ch) not in (0, 0xFFFD) and category not in ('Cc', 'Cf', 'Cn', 'Co', 'Cs'):
                for d in unicodedata.normalize('NFD', ch):
                    if unicodedata.category(d) != 'Mn':
                        for e in d.lower():
                            if self._alone(e):
                                out, part = out + [part, e], ''
                            else:
                                part += e
        return [p for p in out + [part] if p]

    def split(self, part):
        """Ids of the longest pieces from the left; [UNK] where none fits or beyond 100 characters."""
        ids, i = [], 0
        while i < len(part) and len(part) <= 100:
            j = len(part)
            while j > i and (part[i:j] if i == 0 else '##' + part[i:j]) not in self.ids:
                j -= 1
            if j == i:
                return [UNK]
            ids.append(self.ids[part[i:j] if i == 0 else '##' + part[i:j]])
            i = j
        return ids or [UNK]

    def __call__(self, word):
        """Ids of a word as the tokenizer gives it; never empty."""
        if word not in self.cache:
            self.cache[word] = [k for part in self.parts(word) for k in self.split(part)] or [UNK]
        return self.cache[word]


def shape(word):
    """Index into SHAPES. Only letters that have case count as upper."""
    if word[:1].isupper():
        return 3 if len(word) > 1 and word.isupper() else 2
    return 4 if any('0' <= c <= '9' for c in word) else 1


def quoted(text):
    """For each character 1 where it stands inside a double quotation, marks included.

    Curly and angle marks open and close, a straight mark turns. A quotation that is open at the end of a line goes on only if the next
    line that is not blank begins with a mark, which then neither opens nor closes.
    """
    out, is_open, line_start = [], False, False
    for ch in text:
        if ch == '\n':
            out.append(0)
            line_start = True
            continue
        if line_start and not ch.isspace():
            line_start = False
            if is_open and ch in '"\u201c\u201d\u00ab\u00bb\u201e':
                out.append(1)
                continue
            is_open = False
        before = is_open
        if ch == '"':
            is_open = not is_open
        elif ch in '\u201c\u00ab\u201e':
            is_open = True
        elif ch in '\u201d\u00bb':
            is_open = False
        out.append(int(before or is_open))
    return out


def encode(pieces, words, quoted=None, marks=None):
    """ids, shapes, quoted, marks of the pieces between [CLS] and [SEP], and the index of each word's first piece."""
    ids, shapes, inside, marked, first = [CLS], [0], [0], [0], []
    for i, word in enumerate(words):
        first.append(len(ids))
        for k in pieces(word):
            ids.append(k)
            shapes.append(shape(word))
            inside.append(quoted[i] if quoted else 0)
            marked.append(marks[i] if marks else 0)
    return ids + [SEP], shapes + [0], inside + [0], marked + [0], first
