"""unpack.py ONNX CARD OUT: the typer's weights taken back out of an int8 file, as a checkpoint that train_typer.py can go on from (--start)."""
import json
import sys
import onnx
import torch
from onnx import numpy_helper
import data
from files import whole

tensors = {i.name: numpy_helper.to_array(i) for i in onnx.load(sys.argv[1]).graph.initializer}
weights = {k.removeprefix('model.'): v for k, v in tensors.items() if k.startswith('model.')}
for name, scale in tensors.items():
    if name.endswith('_ws'):                              # '/pair/Gemm_output_0_ws'; ONNX holds [in, out]
        weights[name.strip('/').rsplit('/', 1)[0].replace('/', '.') + '.weight'] = (tensors[name[:-1] + 'q'] * scale).T.copy()
with open(sys.argv[2], encoding='utf-8') as f:
    card = json.load(f)
with whole(sys.argv[3]) as path:
    torch.save(dict(model={k: torch.tensor(v) for k, v in weights.items()}, lists={k: card[k] for k in data.EVENTS}, note='from ' + card['typer_sha256']), path)
print(len(weights), 'tensors')
