/** Judges the committed models on phrases that they have never seen. */
@NullMarked
package io.xiaoer.bot.nlu;

import org.jspecify.annotations.NullMarked;
