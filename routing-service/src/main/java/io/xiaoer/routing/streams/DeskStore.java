package io.xiaoer.routing.streams;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.routing.core.AgentAtDesk;
import io.xiaoer.routing.core.Desk;
import io.xiaoer.routing.core.DeskParts;
import io.xiaoer.routing.core.RecentCommands;
import io.xiaoer.routing.core.RecentCommands.Noted;
import io.xiaoer.routing.core.Returning;
import io.xiaoer.routing.core.Served;
import io.xiaoer.routing.core.Waiting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The desks of one partition in its state store, one entry for each thing that can change by
 * itself, so that a command writes what it touched and no more. Keys are {@code desk NUL kind NUL
 * id}.
 */
final class DeskStore {
  private static final char SEPARATOR = '\0';
  private static final String WAITING = "waiting";
  private static final String SERVED = "served";
  private static final String RETURNING = "returning";
  private static final String AGENT = "agent";
  private static final String COMMAND = "command";
  private static final String HEAD = "head";

  /** Commands that are remembered take the places of forgotten ones. */
  private static final long COMMAND_SLOTS = 2L * RecentCommands.GENERATION;

  /**
   * What belongs to the desk as a whole.
   *
   * @param seq number of its last event
   * @param meanHandledMillis mean handle time in milliseconds
   */
  record Head(long seq, long meanHandledMillis) {}

  private final KeyValueStore<String, byte[]> store;

  DeskStore(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** All desks, as the last committed command left them. */
  Map<String, Desk> load() {
    Map<String, DeskParts> parts = new HashMap<>();
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        String[] key = entry.key.split(String.valueOf(SEPARATOR), 3);
        put(parts.computeIfAbsent(key[0], id -> new DeskParts()), key[1], entry.value);
      }
    }
    Map<String, Desk> desks = new HashMap<>();
    parts.forEach((id, found) -> desks.put(id, found.desk(id)));
    return desks;
  }

  private static void put(DeskParts parts, String kind, byte[] value) {
    switch (kind) {
      case WAITING -> parts.waiting.add(StoredJson.read(value, Waiting.class));
      case SERVED -> parts.served.add(StoredJson.read(value, Served.class));
      case RETURNING -> parts.returning.add(StoredJson.read(value, Returning.class));
      case AGENT -> parts.agents.add(StoredJson.read(value, AgentAtDesk.class));
      case COMMAND -> parts.commands.add(StoredJson.read(value, Noted.class));
      case HEAD -> {
        Head head = StoredJson.read(value, Head.class);
        parts.seq = head.seq();
        parts.meanHandledMillis = head.meanHandledMillis();
      }
      default -> throw new IllegalStateException("state of an unknown kind: " + kind);
    }
  }

  /** Writes what events have touched. */
  void save(Desk desk, List<Envelope.OfEvent<DeskEvent>> events) {
    if (events.isEmpty()) {
      return;
    }
    for (Envelope.OfEvent<DeskEvent> event : events) {
      String conversation = conversation(event.data());
      if (conversation != null) {
        write(desk.id(), WAITING, conversation, desk.line().find(conversation));
        write(desk.id(), SERVED, conversation, desk.served().get(conversation));
        write(desk.id(), RETURNING, conversation, desk.returning().get(conversation));
      }
      String agent = agent(event.data());
      if (agent != null) {
        write(desk.id(), AGENT, agent, desk.agents().get(agent));
      }
    }
    Noted last = desk.recent().last();
    if (last != null) {
      write(desk.id(), COMMAND, Long.toString(last.number() % COMMAND_SLOTS), last);
    }
    write(desk.id(), HEAD, "", new Head(desk.seq(), desk.meanHandledMillis()));
  }

  private void write(String desk, String kind, String id, @Nullable Object value) {
    String key = desk + SEPARATOR + kind + SEPARATOR + id;
    if (value != null) {
      store.put(key, StoredJson.write(value));
    } else if (store.get(key) != null) {
      store.delete(key);
    }
  }

  private static @Nullable String conversation(DeskEvent event) {
    return switch (event) {
      case DeskEvent.ConversationQueued it -> it.conversationId();
      case DeskEvent.ConversationReprioritised it -> it.conversationId();
      case DeskEvent.OfferMade it -> it.conversationId();
      case DeskEvent.OfferEnded it -> it.conversationId();
      case DeskEvent.ConversationAssigned it -> it.conversationId();
      case DeskEvent.ConversationAbandoned it -> it.conversationId();
      case DeskEvent.ServiceFinished it -> it.conversationId();
      case DeskEvent.AgentLost it -> it.conversationId();
      case DeskEvent.AgentSignedIn it -> null;
      case DeskEvent.PresenceChanged it -> null;
    };
  }

  private static @Nullable String agent(DeskEvent event) {
    return switch (event) {
      case DeskEvent.ConversationQueued it -> null;
      case DeskEvent.ConversationReprioritised it -> null;
      case DeskEvent.OfferMade it -> it.agent().id();
      case DeskEvent.OfferEnded it -> it.agentId();
      case DeskEvent.ConversationAssigned it -> it.agent().id();
      case DeskEvent.ConversationAbandoned it -> null;
      case DeskEvent.ServiceFinished it -> it.agentId();
      case DeskEvent.AgentLost it -> it.agentId();
      case DeskEvent.AgentSignedIn it -> it.agent().id();
      case DeskEvent.PresenceChanged it -> it.agentId();
    };
  }
}
