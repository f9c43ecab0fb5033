"""blend.py FIRST SECOND OUT --share S: weights (1 - S) of FIRST and S of SECOND, two models tuned from the same start; what SECOND alone has stays as it is."""
import argparse
import torch
from files import whole


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    for name in ('first', 'second', 'out'):
        ap.add_argument(name)
    ap.add_argument('--share', type=float, default=.3)
    a = ap.parse_args()
    first, second = (torch.load(path, weights_only=False) for path in (a.first, a.second))
    first['model'] = {k: (1 - a.share) * first['model'].get(k, v) + a.share * v for k, v in second['model'].items()}
    first['note'] = f"blend, {a.share} of the second: {first['note']}; {second['note']}"
    with whole(a.out) as path:
        torch.save(first, path)


if __name__ == '__main__':
    main()
