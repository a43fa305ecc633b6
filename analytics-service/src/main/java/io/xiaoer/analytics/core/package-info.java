/**
 * The figures, without any technique: every figure is a fold over events and has a definition with
 * a version.
 *
 * <p>{@link io.xiaoer.analytics.core.ConversationState} turns the events of one conversation into
 * {@link io.xiaoer.analytics.core.Observation}s, {@link io.xiaoer.analytics.core.DeskReading} and
 * {@link io.xiaoer.analytics.core.TicketReading} those of desks and tickets; {@link
 * io.xiaoer.analytics.core.MinuteFigures} adds them up. The one library here is DDSketch, a data
 * structure and nothing else.
 */
@NullMarked
package io.xiaoer.analytics.core;

import org.jspecify.annotations.NullMarked;
