/** The edge to the store: one bounded document for each conversation. */
@NullMarked
package io.xiaoer.bot.mongo;

import org.jspecify.annotations.NullMarked;
