/**
 * What the bot does in a conversation, pure: state, what was understood and what the shop says in;
 * commands and the next state out. Begin at {@link io.xiaoer.bot.core.dialogue.Dialogue}.
 */
@NullMarked
package io.xiaoer.bot.core.dialogue;

import org.jspecify.annotations.NullMarked;
