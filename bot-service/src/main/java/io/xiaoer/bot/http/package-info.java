/** The REST interface for those who look after the bot. */
@NullMarked
package io.xiaoer.bot.http;

import org.jspecify.annotations.NullMarked;
