/** The dialogue's rules, as sentences. */
@NullMarked
package io.xiaoer.bot.core.dialogue;

import org.jspecify.annotations.NullMarked;
