/**
 * The topics: one class per topic that is read, each decodes and delegates.
 *
 * <p>All three channels are read in batches, in order and blocking. What fails outside (store,
 * broker) is tried again with growing pauses for a bounded time; then the channel stops, liveness
 * and readiness turn off, and nothing was skipped. Records that cannot be read go to {@code
 * dead-letters}.
 */
@NullMarked
package io.xiaoer.ticket.kafka;

import org.jspecify.annotations.NullMarked;
