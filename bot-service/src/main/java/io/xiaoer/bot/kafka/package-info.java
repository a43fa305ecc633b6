/**
 * The edges to the topics: conversation events in, conversation commands and typing signals out.
 */
@NullMarked
package io.xiaoer.bot.kafka;

import org.jspecify.annotations.NullMarked;
