/**
 * Understanding, pure: text and its encoder vector in, an intent with a calibrated confidence out.
 *
 * <p>{@link io.xiaoer.bot.core.nlu.LanguageModel} asks four cheap heads, fuses them ({@link
 * io.xiaoer.bot.core.nlu.Fusion}) and lets {@link io.xiaoer.bot.core.nlu.Rejector} decide whether
 * the answer may be trusted. Heads are trained offline; see {@code io.xiaoer.bot.training}.
 */
@NullMarked
package io.xiaoer.bot.core.nlu;

import org.jspecify.annotations.NullMarked;
