/** Brings together what shows the way of one event: transcript, topics, books of the audit. */
@NullMarked
package io.xiaoer.gateway.evidence;

import org.jspecify.annotations.NullMarked;
