"""export.py --reader CHECKPOINT --typer CHECKPOINT --resolver CHECKPOINT --model FOLDER --out FOLDER: reader.onnx, typer.onnx and resolver.onnx (int8), their card
reader.json, vocab.txt.

Batch of one, no padding. reader.onnx is a reading pass; typer.onnx a pass over a sentence with the actor's pieces marked 1, the recipient's 2; resolver.onnx one over
several sentences, marked by what is asked.
"""
import argparse
import hashlib
import io
import json
import os
import shutil
import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F
import data
import pieces
from model import Reader, Resolver, Typer
from pieces import READING, RESOLVING, TYPING
from quantise import quantise

FORMAT = 2


class Reading(nn.Module):
    """What the engine asks of a reading pass."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, ids, shapes, quoted, first):
        x = self.model.encoder(ids, shapes, quoted)
        pos, names, attribution, arcs, links, told, sides, states = self.model.read(x, first)
        return pos.argmax(-1), names.argmax(-1), arcs, self.model.labels(states).argmax(-1), \
            F.log_softmax(attribution, -1), links.argmax(1), F.log_softmax(told, -1)[0], F.log_softmax(sides, 1)


class Typing(nn.Module):
    """What the engine asks of a typing pass; temperature divides the type scores of pairs, so that their probabilities are honest.
    Without marks it tells of each word which act it tells, and of each two words whether the second is actor (1) or recipient (2) of what the first tells."""

    def __init__(self, model, temperature):
        super().__init__()
        self.model, self.temperature = model, temperature

    def forward(self, ids, shapes, marks, first):
        x = self.model.encoder(ids, shapes, None, marks)
        types, modes, statuses = self.model.judge(x, marks)
        told, told_modes, told_statuses, sides = self.model.tell(x, first)
        return tuple(F.log_softmax(y, -1)[0] for y in (types / self.temperature, modes, statuses, told)) + (
            told_modes.argmax(-1), told_statuses.argmax(-1), F.log_softmax(sides, 1))


class Resolving(nn.Module):
    """What the engine asks of a resolving pass: the sides of a marked act, or how each sentence answers a marked item; only what was asked is meaningful."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, ids, shapes, marks, first, within):
        x = self.model.encoder(ids, shapes, None, marks)
        answers, shown = self.model.answer(x, marks, first, within)
        return tuple(F.log_softmax(y, -1)[0] for y in (self.model.code(x, marks, first)[3], answers, shown))


def load(kind, checkpoint, weights):
    """The trained model of that class, ready to answer, and its note."""
    kept = torch.load(checkpoint, weights_only=False)
    model = kind(weights, kept['lists'])
    own = model.state_dict()
    model.load_state_dict({k: v for k, v in kept['model'].items() if k in own}, strict=True)
    return model.eval(), kept['note']


def crc32c(content):
    """The CRC that the engine checks when it loads a model, as eight hex digits (Castagnoli)."""
    table = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ (0x82F63B78 if n & 1 else 0)
        table.append(n)
    crc = 0xFFFFFFFF
    for byte in content:
        crc = table[(crc ^ byte) & 255] ^ crc >> 8
    return format(crc ^ 0xFFFFFFFF, '08x')


def write(module, inputs, outputs, path, bits):
    """The module as a quantised ONNX file; its checksums and size."""
    n = torch.ones(1, 6, dtype=torch.long)
    examples = dict(ids=n * 1000, shapes=n, quoted=n * 0, marks=torch.tensor([[0, 1, 1, 2, 0, 0]]), first=torch.tensor([[1, 2, 3]]), within=torch.tensor([[0, 1, 1, 2, 2, 0]]))
    axes = {k: {1: 'pieces'} for k in ('ids', 'shapes', 'quoted', 'marks', 'within')} | {k: {1: 'words'} for k in ('first', 'pos', 'names', 'attribution')}
    axes |= {k: {1: 'words', 2: 'heads'} for k in ('arcs', 'labels')} | {'links': {1: 'words', 2: 'words'}, 'told': {0: 'words'}, 'sides': {2: 'words', 3: 'words'}}
    axes |= {k: {1: 'words'} for k in ('told_mode', 'told_status')} | {k: {0: 'words'} for k in ('act_sides', 'shown')} | {'answers': {0: 'sentences'}}
    held = io.BytesIO()
    torch.onnx.export(module, tuple(examples[k] for k in inputs), held, input_names=inputs, output_names=outputs,
                      dynamic_axes={k: v for k, v in axes.items() if k in inputs + outputs}, opset_version=17, dynamo=False)
    model = onnx.load_from_string(held.getvalue())
    quantise(model, bits)
    onnx.save(model, path)
    with open(path, 'rb') as f:
        content = f.read()
    return dict(sha256=hashlib.sha256(content).hexdigest(), bytes=len(content), crc32c=crc32c(content))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--reader', required=True)
    ap.add_argument('--typer', required=True)
    ap.add_argument('--resolver', required=True)
    ap.add_argument('--model', required=True, help='folder with weights.npz and vocab.txt')
    ap.add_argument('--out', required=True)
    ap.add_argument('--bits', type=int, default=7)
    ap.add_argument('--temperature', type=float, default=1)
    ap.add_argument('--learned-from', default='', help='one line for reader.json')
    a = ap.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    os.makedirs(a.out, exist_ok=True)
    weights = a.model + '/weights.npz'
    reader, note = load(Reader, a.reader, weights)
    typer, typed = load(Typer, a.typer, weights)
    resolver, resolved = load(Resolver, a.resolver, weights)
    read = write(Reading(reader), *READING, os.path.join(a.out, 'reader.onnx'), a.bits)
    typing = write(Typing(typer, a.temperature), *TYPING, os.path.join(a.out, 'typer.onnx'), a.bits)
    resolving = write(Resolving(resolver), *RESOLVING, os.path.join(a.out, 'resolver.onnx'), a.bits)
    shutil.copy(a.model + '/vocab.txt', a.out)
    card = dict(format=FORMAT, learned_from=a.learned_from, **read, **{'typer_' + k: v for k, v in typing.items()},
                **{'resolver_' + k: v for k, v in resolving.items()}, longest=data.LONGEST,
                inputs=READING[0], outputs=READING[1], typer_inputs=TYPING[0], typer_outputs=TYPING[1],
                resolver_inputs=RESOLVING[0], resolver_outputs=RESOLVING[1], shapes=pieces.SHAPES,
                **{k: reader.lists[k] for k in ('pos', 'labels', 'names', 'attribution')}, **resolver.lists)
    with open(os.path.join(a.out, 'reader.json'), 'w', encoding='utf-8') as f:
        json.dump(card, f, indent=1)
        f.write('\n')
    print('reader.onnx', read['bytes'], note, '; typer.onnx', typing['bytes'], typed, '; resolver.onnx', resolving['bytes'], resolved)


if __name__ == '__main__':
    main()
