/**
 * The analytics service: reads the suite's logs once more and counts.
 *
 * <ol>
 *   <li>{@link io.xiaoer.analytics.streams.InsightTopology} reads {@code conversation-events},
 *       {@code desk-events} and {@code ticket-events};
 *   <li>{@link io.xiaoer.analytics.streams.ReadEvents} remembers of each aggregate what the next
 *       event needs ({@link io.xiaoer.analytics.core.ConversationState}) and says what an event
 *       adds ({@link io.xiaoer.analytics.core.Observation});
 *   <li>observations travel to the shop and minute they belong to, where {@link
 *       io.xiaoer.analytics.streams.FoldMinutes} adds them up ({@link
 *       io.xiaoer.analytics.core.MinuteFigures});
 *   <li>{@link io.xiaoer.analytics.mongo.FiguresStore} keeps one document per shop and minute;
 *   <li>{@link io.xiaoer.analytics.http.LiveResource} reads the last of them by {@code _id} and
 *       adds them up once more.
 * </ol>
 */
@NullMarked
package io.xiaoer.analytics;

import org.jspecify.annotations.NullMarked;
