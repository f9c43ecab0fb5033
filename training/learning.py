"""What the trainings share: batches, links, a mean of the weights, learning rates, checkpoints."""
import numpy as np
import torch
import torch.nn.functional as F
from files import whole


def padded(rows, field, fill=0):
    width = max(len(getattr(r, field)) for r in rows)
    out = np.full((len(rows), width), fill, np.int64)
    for i, r in enumerate(rows):
        out[i, :len(getattr(r, field))] = getattr(r, field)
    return torch.from_numpy(out)


def mask(rows, field):
    return (padded(rows, field, -1) >= 0).float()


def buckets(rows, budget, rng):
    """Batches of rows of like length with about budget pieces each, in random order."""
    order = sorted(range(len(rows)), key=lambda i: (len(rows[i].ids), rng.random()))
    out, batch = [], []
    for i in order:
        if batch and (len(batch) + 1) * len(rows[i].ids) > budget:
            out.append([rows[k] for k in batch])
            batch = []
        batch.append(i)
    out.append([rows[k] for k in batch])
    rng.shuffle(out)
    return out


def link_loss(scores, rows, linked):
    """Cross entropy of links: for each row of linked, of every word of a cue or trigger what each word of the sentence is to it.
    linked: for each row triples of word lists: the cue or trigger, those of class 1, those of class 2."""
    at, target = [], []
    for k, (r, triples) in enumerate(zip(rows, linked)):
        for cue, one, two in triples:
            t = np.full(scores.shape[3], -1, np.int64)
            t[:len(r.first)] = 0
            t[one], t[two] = 1, 2
            at += [(k, c) for c in cue]
            target += [t] * len(cue)
    if not at:
        return torch.zeros(())
    at = torch.tensor(at)
    return F.cross_entropy(scores[at[:, 0], :, at[:, 1], :].float(), torch.from_numpy(np.stack(target)), ignore_index=-1)


def act_loss(types, modes, statuses, rows):
    """Of one act a row: of several right types their summed probability counts; mode and status where they are known (not negative) count .3 each."""
    wrong = torch.full_like(types, -1e4)
    for i, r in enumerate(rows):
        wrong[i, r.types] = 0
    loss = -torch.logsumexp(F.log_softmax(types, -1) + wrong, -1).mean()
    for scores, gold in ((modes, [r.mode for r in rows]), (statuses, [r.status for r in rows])):
        gold = torch.tensor(gold)
        if (gold >= 0).any():
            loss = loss + .3 * F.cross_entropy(scores, gold, ignore_index=-1)
    return loss


def told_loss(types, rows):
    """Negative logarithm of the probability of what each word of rows (data.Telling) tells, over the words that tell an act; of several right types the summed probability counts."""
    right = torch.zeros_like(types, dtype=torch.bool)
    right[..., 0] = True
    acting = set()
    for k, r in enumerate(rows):
        for words, kinds, *_ in r.acts:
            right[k, words] = False
            acting.update((k, w) for w in words)
            for kind in kinds:
                right[k, words, kind] = True
    return -(torch.logsumexp(F.log_softmax(types, -1).masked_fill(~right, -1e4), -1) * mask(rows, 'first')).sum() / max(1, len(acting))


class Mean:
    """Running mean of the weights: as good as a model whose rate has fallen, at any moment."""

    def __init__(self, model, decay=.99, every=8):
        self.live = [p for p in model.parameters() if p.requires_grad]
        self.kept = [p.detach().clone() for p in self.live]
        self.decay, self.every, self.steps = decay, every, 0

    def update(self):
        self.steps += 1
        if self.steps % self.every == 0:
            with torch.no_grad():
                torch._foreach_lerp_(self.kept, [p.detach() for p in self.live], 1 - min(self.decay, self.steps / self.every / (9 + self.steps / self.every)))

    def swap(self):
        with torch.no_grad():
            for p, k in zip(self.live, self.kept):
                held = p.detach().clone()
                p.copy_(k)
                k.copy_(held)


def halved():
    """Half precision where the processor has it; elsewhere it is ten times slower than single."""
    return torch.autocast('cpu', dtype=torch.bfloat16, enabled='AVX512' in torch.backends.cpu.get_cpu_capability())


def optimiser(model, rate, head_rate):
    body = [p for n, p in model.named_parameters() if n.startswith('encoder.') and p.requires_grad]
    rest = [p for n, p in model.named_parameters() if not n.startswith('encoder.')]
    return torch.optim.AdamW([dict(params=body, lr=rate, base=rate), dict(params=rest, lr=head_rate, base=head_rate)], weight_decay=.01, fused=True)


def schedule(opt, step, total):
    for group in opt.param_groups:
        group['lr'] = group['base'] * min(1, (step + 1) / (.04 * total)) * max(.01, (total - step) / total)


def save(path, model, mean, note):
    mean.swap()
    with whole(path) as part:
        torch.save(dict(model={k: v for k, v in model.state_dict().items()}, lists=model.lists, note=note), part)
    mean.swap()
