/**
 * The conservation audit: what the log took in is displayed, waiting or failed, and nothing else.
 * Pure; it never sees a word that was said.
 *
 * <p>The auditor ({@code kafka.Auditor}) reads three topics whose partitions belong together:
 * conversation-commands, conversation-events and conversation-verdicts. Each record becomes a
 * {@link io.xiaoer.gateway.audit.Seen}; a {@link io.xiaoer.gateway.audit.Ledger} folds them,
 * counting each side by itself, and says what does not fit as a {@link
 * io.xiaoer.gateway.audit.Break}. It shares no code with the sequencer but the {@link
 * io.xiaoer.gateway.audit.Chain}.
 */
@NullMarked
package io.xiaoer.gateway.audit;

import org.jspecify.annotations.NullMarked;
