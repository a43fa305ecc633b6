/** The REST interface, over HTTP with signed tokens. */
@NullMarked
package io.xiaoer.bot.http;

import org.jspecify.annotations.NullMarked;
