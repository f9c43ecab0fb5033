"""Dynamic int8 of an ONNX model, and the joining of two models as the branches of one."""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def quantise(model, bits=7):
    """Every product with a constant matrix becomes DynamicQuantizeLinear and MatMulInteger with int8 weights, one scale a column.

    Weights keep to 7 bits, since older processors saturate the sum of two full 8-bit products. Activations get one scale a tensor, so a
    result depends on what shares its batch: the graph takes one sentence a call. Changes the model in place.
    """
    graph, nodes, new, seen, top = model.graph, [], [], set(), 2 ** (bits - 1) - 1
    const = {i.name: i for i in graph.initializer}

    def add(op, ins, outs, **kw):
        nodes.append(helper.make_node(op, ins, outs, name=outs[0] + '_' + op, **kw))

    for x in graph.node:
        matrix = x.input[1] if len(x.input) > 1 else None
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


def table(values):
    """A matrix as uint8 with one scale: initializers words, step and zero for a Gather and a DequantizeLinear."""
    low, step = values.min(), np.float32((values.max() - values.min()) / 255.)
    zero = np.uint8(np.clip(np.rint(-low / step), 0, 255))
    return [numpy_helper.from_array(np.clip(np.rint(values / step) + int(zero), 0, 255).astype(np.uint8), 'words'),
            numpy_helper.from_array(np.array(step), 'words_step'), numpy_helper.from_array(np.array(zero), 'words_zero')]


def _branch(model, prefix, shared, outputs, types):
    """A model's graph as a branch: its inputs come from outside under their own names, outputs that it lacks are a single zero."""
    graph = model.graph
    rename = lambda n: n if n in shared or not n else prefix + n
    for node in graph.node:
        node.name = prefix + node.name
        node.input[:] = [rename(n) for n in node.input]
        node.output[:] = [rename(n) for n in node.output]
    for i in graph.initializer:
        i.name = rename(i.name)
    own = {o.name for o in graph.output}
    nodes, initializers = list(graph.node), list(graph.initializer)
    for name in outputs:
        if name not in own:
            kind, rank = types[name]
            nodes.append(helper.make_node('Constant', [], [prefix + name], value=helper.make_tensor(prefix + name + '_0', kind, [1] * rank, [0])))
    infos = [helper.make_tensor_value_info(prefix + n, types[n][0], [None] * types[n][1]) for n in outputs]
    return helper.make_graph(nodes, prefix + 'pass', [], infos, initializers)


def join(reader, typer, words, places, inputs, outputs):
    """One graph of two passes over the same word table: the typer's where any mark is set, otherwise the reader's. Only that one is computed."""
    kinds = {o.name: (o.type.tensor_type.elem_type, len(o.type.tensor_type.shape.dim)) for m in (reader, typer) for o in m.graph.output}
    shared = set(inputs) | {'embedded'}
    number = lambda name, v: numpy_helper.from_array(np.array(v, np.int64), name)
    nodes = [helper.make_node('Gather', ['words', 'ids'], ['picked']),
             helper.make_node('DequantizeLinear', ['picked', 'words_step', 'words_zero'], ['plain']),
             helper.make_node('Shape', ['ids'], ['shape']),
             helper.make_node('Gather', ['shape', 'second'], ['count']),
             helper.make_node('Range', ['from', 'count', 'by'], ['positions']),
             helper.make_node('Gather', ['places', 'positions'], ['placed']),
             helper.make_node('Add', ['plain', 'placed'], ['embedded']),
             helper.make_node('ReduceMax', ['marks'], ['most'], keepdims=0),
             helper.make_node('Cast', ['most'], ['marked'], to=TensorProto.BOOL),
             helper.make_node('If', ['marked'], list(outputs), then_branch=_branch(typer, 't_', shared, outputs, kinds),
                              else_branch=_branch(reader, 'r_', shared, outputs, kinds))]
    graph = helper.make_graph(
        nodes, 'reader', [helper.make_tensor_value_info(n, TensorProto.INT64, [1, 'words' if n == 'first' else 'pieces']) for n in inputs],
        [helper.make_tensor_value_info(n, kinds[n][0], [None] * kinds[n][1]) for n in outputs],
        table(words) + [numpy_helper.from_array(places, 'places'), number('second', 1), number('from', 0), number('by', 1)])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model
