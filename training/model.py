"""The encoder and its heads: words, arcs, names, attribution of one reading pass; type, mode, status of a marked pass."""
import math
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH = 384


def first_pieces(x, first):
    """The states of each word's first piece: [batch, words, WIDTH]."""
    return torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH))


class Layer(nn.Module):
    """One transformer layer, after the residual normalised, as in BERT."""

    def __init__(self, heads=12, inner=4 * WIDTH, dropout=0.1):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.n1, self.i, self.f, self.n2 = nn.LayerNorm(WIDTH, 1e-12), nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH), nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, x, bias):
        b, t, d = x.shape
        q, k, v = (y.view(b, t, self.heads, d // self.heads).transpose(1, 2) for y in (self.q(x), self.k(x), self.v(x)))
        scores = q @ k.transpose(-1, -2) / math.sqrt(d // self.heads)
        y = torch.softmax(scores if bias is None else scores + bias, -1) @ v
        x = self.n1(x + F.dropout(self.o(y.transpose(1, 2).reshape(b, t, d)), self.dropout, self.training))
        return self.n2(x + F.dropout(self.f(F.gelu(self.i(x))), self.dropout, self.training))


class Encoder(nn.Module):
    """MiniLM. What its word list drops or never knew is added to the word embedding: letter shape, quotation, marked actor and recipient."""

    def __init__(self, weights, marked=False):
        super().__init__()
        w = np.load(weights)
        take = lambda key: torch.tensor(w[key])
        self.words = nn.Embedding.from_pretrained(take('embeddings.word_embeddings.weight'), freeze=True)
        self.places = nn.Parameter(take('embeddings.position_embeddings.weight') + take('embeddings.token_type_embeddings.weight')[0], requires_grad=False)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.norm.weight.data, self.norm.bias.data = take('embeddings.LayerNorm.weight'), take('embeddings.LayerNorm.bias')
        self.shape, self.quoted, self.marks = nn.Embedding(5, WIDTH), nn.Embedding(2, WIDTH), nn.Embedding(3, WIDTH) if marked else None
        for table in filter(None, (self.shape, self.quoted, self.marks)):
            nn.init.normal_(table.weight, 0, .02)
        count = 1 + max(int(k.split('.')[2]) for k in w if k.startswith('encoder.layer.'))
        self.layers = nn.ModuleList(Layer() for _ in range(count))
        names = dict(q='attention.self.query', k='attention.self.key', v='attention.self.value', o='attention.output.dense',
                     n1='attention.output.LayerNorm', i='intermediate.dense', f='output.dense', n2='output.LayerNorm')
        for i, layer in enumerate(self.layers):
            for part, name in names.items():
                getattr(layer, part).weight.data = take(f'encoder.layer.{i}.{name}.weight')
                getattr(layer, part).bias.data = take(f'encoder.layer.{i}.{name}.bias')

    def forward(self, ids, shapes, quoted=None, marks=None, mask=None):
        """All [batch, pieces]; mask 1 for pieces that count, None where all do. Returns [batch, pieces, WIDTH]."""
        x = self.words(ids) + self.places[:ids.shape[1]] + self.shape(shapes)
        for table, classes in ((self.quoted, quoted), (self.marks, marks)):
            if classes is not None:
                x = x + table(classes)
        x = F.dropout(self.norm(x), .1, self.training)
        bias = None if mask is None else (1 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Links(nn.Module):
    """What each word is to each other word: of class 0 nothing, of the others one biaffine form each, with a part of the linked word alone."""

    def __init__(self, classes, width=96):
        super().__init__()
        self.word, self.other, self.alone = nn.Linear(WIDTH, width), nn.Linear(WIDTH, width), nn.Linear(width, classes)
        self.forms = nn.ParameterList(nn.Parameter(torch.randn(width, width) * .02) for _ in range(classes - 1))

    def forward(self, words):
        """[batch, classes, words, words]: each word of the third dimension as cue or trigger, of the last what it is to that."""
        drop = lambda y: F.dropout(y, .1, self.training)
        word, other = F.gelu(self.word(drop(words))), F.gelu(self.other(drop(words)))
        alone = self.alone(word).transpose(1, 2)[:, :, None, :].expand(-1, -1, words.shape[1], -1)
        return torch.stack([alone[:, 0]] + [alone[:, k + 1] + (other @ form) @ word.transpose(1, 2) for k, form in enumerate(self.forms)], 1)


class Reader(nn.Module):
    """Heads on the first piece of each word; arcs are biaffine with [CLS] as the root, labels a diagonal bilinear form of word and head;
    links say of each word whether it is source or content of each word as a cue, told which act it tells, sides who names an actor or a recipient of that act."""

    def __init__(self, weights, lists, arc=192, label=128):
        super().__init__()
        self.lists = lists
        size = {k: len(v) for k, v in lists.items()}
        self.encoder = Encoder(weights)
        self.pos, self.names, self.attribution = (nn.Linear(WIDTH, size[k]) for k in ('pos', 'names', 'attribution'))
        self.arc_word, self.arc_head = nn.Linear(WIDTH, arc), nn.Linear(WIDTH, arc)
        self.arc_form, self.arc_bias = nn.Parameter(torch.randn(arc, arc) * .02), nn.Linear(arc, 1)
        self.label_word, self.label_head = nn.Linear(WIDTH, label), nn.Linear(WIDTH, label)
        self.label_both, self.label_word_only, self.label_head_only = (nn.Linear(label, size['labels']) for _ in range(3))
        self.links, self.sides = Links(3), Links(3)
        self.act, self.told = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, size['types'])

    def tell(self, words):
        """Scores of the type of act that each word tells, [batch, words, types], and of sides as Links has them, from the states of words."""
        return self.told(F.gelu(self.act(F.dropout(words, .1, self.training)))), self.sides(words)

    def read(self, x, first, word_mask=None):
        """Encoder states to scores of parts of speech, names, attribution, arcs, links, acts and sides, and what labels() needs."""
        words = first_pieces(x, first)
        heads = torch.cat([x[:, :1], words], 1)
        h = F.gelu(self.arc_head(heads))
        arcs = (F.gelu(self.arc_word(words)) @ self.arc_form) @ h.transpose(1, 2) + self.arc_bias(h).transpose(1, 2)
        if word_mask is not None:
            seen = torch.cat([word_mask.new_ones(word_mask.shape[0], 1), word_mask], 1)
            arcs = arcs.masked_fill(seen[:, None, :] == 0, -1e4)
        return self.pos(words), self.names(words), self.attribution(words), arcs, self.links(words), *self.tell(words), (F.gelu(self.label_word(words)), F.gelu(self.label_head(heads)))

    def labels(self, states, chosen=None):
        """Label scores of each word under its chosen head, or, without one, under every head: [batch, words, heads, labels]."""
        a, b = states
        if chosen is not None:
            b = torch.gather(b, 1, chosen[:, :, None].expand(-1, -1, b.shape[2]))
            return self.label_both(a * b) + self.label_word_only(a) + self.label_head_only(b)
        return (self.label_both(a[:, :, None] * b[:, None]) + self.label_word_only(a)[:, :, None] + self.label_head_only(b)[:, None])


class Typer(nn.Module):
    """Event type, mode and status from the states of a pass over marked text: [CLS], the mean of all and of each side; an absent side is zero.
    Of a pass over text without marks: which words tell an act, of what type, mode and status, and who its sides are."""

    def __init__(self, weights, lists):
        super().__init__()
        self.lists = lists
        self.encoder = Encoder(weights, marked=True)
        self.pair = nn.Linear(4 * WIDTH, WIDTH)
        self.types, self.modes, self.statuses = (nn.Linear(WIDTH, len(lists[k])) for k in ('types', 'modes', 'statuses'))
        self.act, self.sides = nn.Linear(WIDTH, WIDTH), Links(3)
        self.told, self.told_modes, self.told_statuses = (nn.Linear(WIDTH, len(lists[k])) for k in ('types', 'modes', 'statuses'))

    def tell(self, x, first):
        """Scores of type, mode and status of each word, [batch, words, classes], and of sides as Links has them."""
        words = first_pieces(x, first)
        act = F.gelu(self.act(F.dropout(words, .1, self.training)))
        return self.told(act), self.told_modes(act), self.told_statuses(act), self.sides(words)

    def judge(self, x, marks, mask=None):
        """Scores of type, mode and status; mask as for the encoder."""
        mean = lambda m: (m.to(x.dtype)[:, :, None] * x).sum(1) / m.to(x.dtype).sum(1, keepdim=True).clamp(min=1)
        whole = x.mean(1) if mask is None else mean(mask)
        seen = torch.cat([x[:, 0], whole, mean(marks == 1), mean(marks == 2)], -1)
        pair = F.gelu(self.pair(F.dropout(seen, .1, self.training)))
        return self.types(pair), self.modes(pair), self.statuses(pair)


class Resolver(nn.Module):
    """Of one marked act (1), read with what stands before it: its type (NONE for no act), mode and status, and of each word whether it names an actor or a recipient.
    Of an item (1) and sentences: how each of them answers it, and by which words."""

    def __init__(self, weights, lists):
        super().__init__()
        self.lists = lists
        self.encoder = Encoder(weights, marked=True)
        self.act, self.side, self.sides = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, 3)
        self.types, self.modes, self.statuses = (nn.Linear(WIDTH, len(lists[k])) for k in ('types', 'modes', 'statuses'))
        self.reply, self.answers, self.shown = nn.Linear(3 * WIDTH, WIDTH), nn.Linear(WIDTH, len(lists['answers'])), nn.Linear(WIDTH, 2)

    def answer(self, x, marks, first, within):
        """Scores of how each sentence answers an item, [batch, sentences, answers], and of each word whether it shows that, [batch, words, 2]; within: of each piece its sentence, from 1."""
        item = (marks == 1).to(x.dtype)[:, None]
        own = (within[:, None] == torch.arange(1, within.max() + 1)[None, :, None]).to(x.dtype)
        mean = lambda m: m @ x / m.sum(2, keepdim=True).clamp(min=1)
        sentences = mean(own)
        seen = torch.cat([x[:, :1].expand_as(sentences), mean(item).expand_as(sentences), sentences], -1)
        drop = lambda y: F.dropout(y, .1, self.training)
        return self.answers(F.gelu(self.reply(drop(seen)))), self.shown(drop(first_pieces(x, first)))

    def code(self, x, marks, first):
        """Scores of type, mode and status, [batch, classes], and of each word's side, [batch, words, 3]."""
        m = (marks == 1).to(x.dtype)
        told = (m[:, :, None] * x).sum(1) / m.sum(1, keepdim=True).clamp(min=1)
        words = first_pieces(x, first)
        drop = lambda y: F.dropout(y, .1, self.training)
        act = F.gelu(self.act(drop(torch.cat([told, x[:, 0]], -1))))
        side = F.gelu(self.side(drop(torch.cat([words, told[:, None].expand_as(words)], -1))))
        return self.types(act), self.modes(act), self.statuses(act), self.sides(side)
