package io.xiaoer.routing.core;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that wait at a desk, in the order in which they are served. Immutable: a change copies, which
 * for the hundreds that wait at a busy desk costs some microseconds.
 */
public final class WaitingLine {
  /** Nobody. */
  public static final WaitingLine EMPTY = new WaitingLine(Map.of(), Collections.emptySortedSet());

  private final Map<String, Waiting> byId;
  private final SortedSet<Waiting> inOrder;

  private WaitingLine(Map<String, Waiting> byId, SortedSet<Waiting> inOrder) {
    this.byId = byId;
    this.inOrder = inOrder;
  }

  /** A line of these. */
  public static WaitingLine of(Collection<Waiting> waiting) {
    Map<String, Waiting> ids = new HashMap<>();
    waiting.forEach(each -> ids.put(each.conversationId(), each));
    SortedSet<Waiting> order = new TreeSet<>(Waiting.ORDER);
    order.addAll(ids.values());
    return new WaitingLine(ids, order);
  }

  /** The waiting conversation of this id, or {@code null}. */
  public @Nullable Waiting find(String conversationId) {
    return byId.get(conversationId);
  }

  /** All of them, first to be served first. */
  public SortedSet<Waiting> inOrder() {
    return Collections.unmodifiableSortedSet(inOrder);
  }

  /** How many wait. */
  public int size() {
    return byId.size();
  }

  WaitingLine with(Waiting waiting) {
    Map<String, Waiting> ids = new HashMap<>(byId);
    SortedSet<Waiting> order = ordered();
    Waiting before = ids.put(waiting.conversationId(), waiting);
    if (before != null) {
      order.remove(before);
    }
    order.add(waiting);
    return new WaitingLine(ids, order);
  }

  WaitingLine without(String conversationId) {
    Map<String, Waiting> ids = new HashMap<>(byId);
    Waiting gone = ids.remove(conversationId);
    if (gone == null) {
      return this;
    }
    SortedSet<Waiting> order = ordered();
    order.remove(gone);
    return new WaitingLine(ids, order);
  }

  private SortedSet<Waiting> ordered() {
    SortedSet<Waiting> order = new TreeSet<>(Waiting.ORDER);
    order.addAll(inOrder);
    return order;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WaitingLine line && byId.equals(line.byId);
  }

  @Override
  public int hashCode() {
    return byId.hashCode();
  }

  @Override
  public String toString() {
    return inOrder.toString();
  }
}
