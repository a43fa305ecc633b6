/**
 * The bot's words: versioned answers with placeholders, single words, and how values are written.
 */
@NullMarked
package io.xiaoer.bot.core.answer;

import org.jspecify.annotations.NullMarked;
