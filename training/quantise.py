"""Dynamic int8 of an ONNX model."""
import numpy as np
from onnx import TensorProto, helper, numpy_helper


def quantise(model, bits=7):
    """Every product with a constant matrix becomes DynamicQuantizeLinear and MatMulInteger with int8 weights, one scale a column; the word
    table becomes uint8 with one scale.

    Weights keep to 7 bits, since older processors saturate the sum of two full 8-bit products. Activations get one scale a tensor, so a
    result depends on what shares its batch: the graph takes one sentence a call. Changes the model in place.
    """
    graph, nodes, new, seen, top = model.graph, [], [], set(), 2 ** (bits - 1) - 1
    const = {i.name: i for i in graph.initializer}

    def add(op, ins, outs, **kw):
        nodes.append(helper.make_node(op, ins, outs, name=outs[0] + '_' + op, **kw))

    for x in graph.node:
        matrix = x.input[1] if len(x.input) > 1 else None
        if x.op_type == 'Gather' and x.input[0] in const and const[x.input[0]].dims[0] > 10000:
            w = numpy_helper.to_array(const[x.input[0]])
            low, step = w.min(), np.float32((w.max() - w.min()) / 255.)
            zero = np.uint8(np.clip(np.rint(-low / step), 0, 255))
            new += [numpy_helper.from_array(np.clip(np.rint(w / step) + int(zero), 0, 255).astype(np.uint8), 'words_q'),
                    numpy_helper.from_array(np.array(step), 'words_s'), numpy_helper.from_array(np.array(zero), 'words_z')]
            add('Gather', ['words_q', x.input[1]], ['words_g'])
            add('DequantizeLinear', ['words_g', 'words_s', 'words_z'], [x.output[0]])
            continue
        if x.op_type not in ('MatMul', 'Gemm') or matrix not in const or len(const[matrix].dims) != 2:
            nodes.append(x)
            continue
        w = numpy_helper.to_array(const[matrix]).astype(np.float32)
        if x.op_type == 'Gemm' and any(a.name == 'transB' and a.i for a in x.attribute):
            w = w.T
        bias = x.input[2] if x.op_type == 'Gemm' and len(x.input) > 2 else None
        scale = np.maximum(np.abs(w).max(0) / top, 1e-12).astype(np.float32)
        n, given = x.output[0], x.input[0]
        if given not in seen:
            add('DynamicQuantizeLinear', [given], [given + '_q', given + '_s', given + '_z'])
            seen.add(given)
        new += [numpy_helper.from_array(np.clip(np.rint(w / scale), -top, top).astype(np.int8), n + '_wq'),
                numpy_helper.from_array(scale, n + '_ws'), numpy_helper.from_array(np.zeros(scale.shape, np.int8), n + '_wz')]
        add('MatMulInteger', [given + '_q', n + '_wq', given + '_z', n + '_wz'], [n + '_i'])
        add('Cast', [n + '_i'], [n + '_f'], to=TensorProto.FLOAT)
        add('Mul', [given + '_s', n + '_ws'], [n + '_sc'])
        add('Mul', [n + '_f', n + '_sc'], [n + '_o' if bias else n])
        if bias:
            add('Add', [n + '_o', bias], [n])
    used = {i for n in nodes for i in n.input}
    keep = [i for i in graph.initializer if i.name in used]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(keep + new)
