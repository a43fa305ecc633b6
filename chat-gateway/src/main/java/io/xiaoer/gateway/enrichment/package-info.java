/**
 * What is learnt about a message after it was posted: previews of its links, the words of a voice
 * message. It never holds up the message.
 *
 * <ol>
 *   <li>{@link io.xiaoer.gateway.enrichment.EnrichmentConsumer} reads conversation-events with
 *       committed offsets and hands on what can be enriched.
 *   <li>{@link io.xiaoer.gateway.enrichment.LinkPreviews} fetches pages through {@link
 *       io.xiaoer.gateway.enrichment.SafeFetch}, which reaches public addresses only.
 *   <li>{@link io.xiaoer.gateway.enrichment.Recogniser} listens to voice messages.
 *   <li>What comes of it is a command with an id made of the message's number, so that a repetition
 *       changes nothing.
 * </ol>
 */
@NullMarked
package io.xiaoer.gateway.enrichment;

import org.jspecify.annotations.NullMarked;
