/** The edge to the encoders: ONNX Runtime, the tokenizer, and the file of the trained heads. */
@NullMarked
package io.xiaoer.bot.nlu;

import org.jspecify.annotations.NullMarked;
