/** Conversation signals: hints that may be lost, kept for a minute. */
@NullMarked
package io.xiaoer.contracts.signal;

import org.jspecify.annotations.NullMarked;
