/**
 * The encoder: WordPiece, one ONNX Runtime session, and what its heads answer.
 *
 * <p>{@link org.demarche.engine.encoder.Encoder} is the door. One model file carries every task: a reading pass over a sentence gives parts
 * of speech, arcs, names and attribution; a marked pass gives type, mode and status of what an actor does to a recipient. The model is
 * all-MiniLM-L6-v2, fine-tuned by {@code training/}; its word list drops letter case, which comes back as a shape of each word, and knows
 * nothing of the article, from which comes whether a word stands in quotation marks. Weights are int8 and activations are quantised on
 * the fly with one scale a tensor, so that what shares a call changes the result: hence one sentence a call, one thread a call, and
 * articles in parallel. This package knows nothing of sentences or articles.
 */
package org.demarche.engine.encoder;
