/**
 * The topology: logs in, figures out. State lies in memory and in changelog topics; every step is
 * exactly once within Kafka, and writing a minute to the store again changes nothing.
 */
@NullMarked
package io.xiaoer.analytics.streams;

import org.jspecify.annotations.NullMarked;
