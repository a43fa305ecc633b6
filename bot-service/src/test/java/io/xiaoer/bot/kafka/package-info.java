/** The service on a real broker and a real store. */
@NullMarked
package io.xiaoer.bot.kafka;

import org.jspecify.annotations.NullMarked;
