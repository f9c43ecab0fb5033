"""export.py --reader CHECKPOINT --typer CHECKPOINT|none --model FOLDER --out FOLDER: writes reader.onnx (int8), reader.json and vocab.txt.

One graph, batch of one, no padding. With marks all 0 it is a reading pass; with the actor's pieces marked 1 or the recipient's 2 it is a
typing pass, which has layers of its own and shares the word table. Outputs that a pass does not give are a single zero.
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
from model import WIDTH, Reader, Typer
from pieces import INPUTS, OUTPUTS
from quantise import join, quantise

FORMAT = 1


class Reading(nn.Module):
    """What the engine asks of a reading pass."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, embedded, shapes, quoted, first):
        x = self.model.encoder.states(embedded, shapes, quoted)
        pos, names, attribution, arcs, states = self.model.read(x, first)
        return pos.argmax(-1), names.argmax(-1), arcs, self.model.labels(states).argmax(-1), F.log_softmax(attribution, -1)


class Typing(nn.Module):
    """What the engine asks of a typing pass; temperature divides the type scores, so that their probabilities are honest."""

    def __init__(self, model, temperature):
        super().__init__()
        self.model, self.temperature = model, temperature

    def forward(self, embedded, shapes, quoted, marks):
        x = self.model.encoder.states(embedded, shapes, quoted, marks)
        types, modes, statuses = self.model.judge(x, marks)
        return tuple(F.log_softmax(y, -1)[0] for y in (types / self.temperature, modes, statuses))


def load(kind, checkpoint, weights):
    """The trained model of that class, ready to answer, and its note."""
    kept = torch.load(checkpoint, weights_only=False)
    model = kind(weights, kept['lists'])
    own = model.state_dict()
    model.load_state_dict({k: v for k, v in kept['model'].items() if k in own}, strict=True)
    return model.eval(), kept['note']


def traced(module, inputs, outputs):
    """The module as a quantised ONNX model."""
    n = torch.ones(1, 6, dtype=torch.long)
    examples = dict(embedded=torch.randn(1, 6, WIDTH), shapes=n, quoted=n * 0, marks=torch.tensor([[0, 1, 1, 2, 0, 0]]), first=torch.tensor([[1, 2, 3]]))
    axes = {k: {1: 'pieces'} for k in ('embedded', 'shapes', 'quoted', 'marks')} | {k: {1: 'words'} for k in ('first', 'pos', 'names', 'attribution')}
    axes |= {k: {1: 'words', 2: 'heads'} for k in ('arcs', 'labels')}
    held = io.BytesIO()
    torch.onnx.export(module, tuple(examples[k] for k in inputs), held, input_names=inputs, output_names=outputs,
                      dynamic_axes={k: v for k, v in axes.items() if k in inputs + outputs}, opset_version=17, dynamo=False)
    return onnx.load_from_string(held.getvalue())


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--reader', required=True)
    ap.add_argument('--typer', required=True, help='a checkpoint, or none: then the types are untrained and the card names none')
    ap.add_argument('--model', required=True, help='folder with weights.npz and vocab.txt')
    ap.add_argument('--out', required=True)
    ap.add_argument('--bits', type=int, default=7)
    ap.add_argument('--temperature', type=float, default=1)
    ap.add_argument('--learned-from', default='', help='one line for reader.json')
    a = ap.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    os.makedirs(a.out, exist_ok=True)
    weights, trained = a.model + '/weights.npz', a.typer != 'none'
    reader, note = load(Reader, a.reader, weights)
    typer, typed = load(Typer, a.typer, weights) if trained else (Typer(weights, data.EVENTS).eval(), 'no typer')
    reading = traced(Reading(reader), ['embedded', 'shapes', 'quoted', 'first'], OUTPUTS[:5])
    typing = traced(Typing(typer, a.temperature), ['embedded', 'shapes', 'quoted', 'marks'], OUTPUTS[5:])
    for part in (reading, typing):
        quantise(part, a.bits)
    target = os.path.join(a.out, 'reader.onnx')
    onnx.save(join(reading, typing, reader.encoder.words.weight.numpy(), reader.encoder.places.detach().numpy(), INPUTS, OUTPUTS), target)
    shutil.copy(a.model + '/vocab.txt', a.out)
    with open(target, 'rb') as f:
        content = f.read()
    card = dict(format=FORMAT, shapes=pieces.SHAPES, learned_from=a.learned_from, sha256=hashlib.sha256(content).hexdigest(), bytes=len(content),
                longest=data.LONGEST, inputs=INPUTS, outputs=OUTPUTS, **{k: reader.lists[k] for k in ('pos', 'labels', 'names', 'attribution')},
                **{k: v if trained else [] for k, v in typer.lists.items()})
    with open(os.path.join(a.out, 'reader.json'), 'w', encoding='utf-8') as f:
        json.dump(card, f, indent=1)
        f.write('\n')
    print(target, len(content), card['sha256'], note, typed)


if __name__ == '__main__':
    main()
