"""The best tree over arc scores (Chu-Liu, Edmonds), with one word under the root."""
import numpy as np


def best_tree(scores):
    """scores [words, words + 1], column 0 the root; returns 1-based heads, 0 for the root's one child."""
    n = len(scores)
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:] = scores
    np.fill_diagonal(full, -np.inf)
    heads = _edmonds(full)
    roots = [i for i in range(1, n + 1) if heads[i] == 0]
    if len(roots) > 1:                            # try each word as the only root, the likeliest few first
        tried = []
        for r in sorted(range(1, n + 1), key=lambda i: -full[i, 0] + full[i].max())[:max(5, len(roots))]:
            single = full.copy()
            single[1:, 0] = -np.inf
            single[r] = -np.inf
            single[r, 0] = 0
            h = _edmonds(single)
            tried.append((full[np.arange(1, n + 1), h[1:]].sum(), r, h))
        heads = max(tried, key=lambda t: (t[0], -t[1]))[2]
    return [int(h) for h in heads[1:]]


def _edmonds(scores):
    """Heads of the heaviest arborescence from node 0; scores[child, head]."""
    n = len(scores)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    rest = [i for i in range(n) if i not in inside]
    place = {v: k for k, v in enumerate(rest)}
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    into, out_of = {}, {}
    for v in rest:
        gain = [scores[c, v] - scores[c, heads[c]] for c in cycle]
        into[v] = cycle[int(np.argmax(gain))]
        small[-1, place[v]] = max(gain)
        out = [scores[v, c] for c in cycle]
        out_of[v] = cycle[int(np.argmax(out))]
        small[place[v], -1] = max(out) if v else -np.inf
    inner = _edmonds(small)
    result = heads.copy()
    for v in rest[1:]:
        h = inner[place[v]]
        result[v] = out_of[v] if h == len(rest) else rest[h]
    source = rest[inner[-1]]
    result[into[source]] = source
    return result


def _cycle(heads):
    state = [0] * len(heads)
    for i in range(1, len(heads)):
        path, v = [], i
        while v and not state[v]:
            state[v] = 1
            path.append(v)
            v = heads[v]
        if v and state[v] == 1 and v in path:
            return path[path.index(v):]
        for p in path:
            state[p] = 2
    return None
