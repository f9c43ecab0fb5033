"""weights.py JAR OUT: takes MiniLM's weights (weights.npz) and word list (vocab.txt) out of the langchain4j jar that ships them as ONNX."""
import json
import os
import sys
import zipfile
import numpy as np
import onnx
from onnx import numpy_helper
from files import whole

with zipfile.ZipFile(sys.argv[1]) as jar:
    model = onnx.load_from_string(jar.read('all-minilm-l6-v2.onnx'))
    vocabulary = json.loads(jar.read('all-minilm-l6-v2-tokenizer.json'))['model']['vocab']
tensors = {i.name: i for i in model.graph.initializer}
weights = {k: numpy_helper.to_array(t) for k, t in tensors.items() if k.startswith(('embeddings', 'encoder')) and 'position_ids' not in k}
for node in model.graph.node:
    if node.op_type == 'MatMul':
        for name in node.input:
            if name in tensors:                   # ONNX holds [in, out]; a torch Linear wants [out, in]
                weights[node.name.strip('/').replace('/MatMul', '').replace('/', '.') + '.weight'] = numpy_helper.to_array(tensors[name]).T.copy()
with whole(os.path.join(sys.argv[2], 'vocab.txt')) as path, open(path, 'w', encoding='utf-8') as f:
    f.write('\n'.join(sorted(vocabulary, key=vocabulary.get)) + '\n')
with whole(os.path.join(sys.argv[2], 'weights.npz')) as path, open(path, 'wb') as f:    # last: make.sh takes it for both
    np.savez(f, **weights)
print(len(weights), 'tensors,', len(vocabulary), 'pieces')
