/**
 * The published language of the suite: what travels in topics and sockets, and nothing else. No
 * rules, no I/O.
 *
 * <p>{@link io.xiaoer.contracts.Topics} names the topics, {@link io.xiaoer.contracts.Catalogue}
 * maps every {@code ce_type} to its record, {@link io.xiaoer.contracts.Codec} turns envelopes into
 * {@link io.xiaoer.contracts.WireMessage}s and back.
 */
@NullMarked
package io.xiaoer.contracts;

import org.jspecify.annotations.NullMarked;
