package io.xiaoer.routing.streams;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.routing.core.AgentAtDesk;
import io.xiaoer.routing.core.Desk;
import io.xiaoer.routing.core.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When each agent was last heard of. The node to which an agent is connected repeats his sign-in;
 * if the node dies, nobody says that the agent is gone, and only the silence tells. Kept in memory:
 * after a restart every agent has his time anew.
 */
final class SignsOfLife {
  private final Duration silence;
  private final Map<String, Long> heardMillis = new HashMap<>();

  SignsOfLife(Duration silence) {
    this.silence = silence;
  }

  void heard(Envelope.OfCommand<DeskCommand> command, long nowMillis) {
    switch (command.data()) {
      case DeskCommand.SignIn it -> note(command.subject(), it.agent().id(), nowMillis);
      case DeskCommand.ChangePresence it -> note(command.subject(), it.agentId(), nowMillis);
      case DeskCommand.AcceptOffer it -> note(command.subject(), it.agentId(), nowMillis);
      case DeskCommand.DeclineOffer it -> note(command.subject(), it.agentId(), nowMillis);
      case DeskCommand.Enqueue it -> {}
      case DeskCommand.Reprioritise it -> {}
      case DeskCommand.EndConversation it -> {}
      case DeskCommand.ExpireOffer it -> {}
      case DeskCommand.ReleaseAbsentAgent it -> {}
    }
  }

  private void note(String deskId, String agentId, long nowMillis) {
    heardMillis.put(key(deskId, agentId), nowMillis);
  }

  /** Timers that say of silent agents that they are gone. */
  List<Timers.Due> silent(Desk desk, long nowMillis) {
    List<Timers.Due> due = new ArrayList<>();
    for (AgentAtDesk agent : desk.agents().values()) {
      String key = key(desk.id(), agent.id());
      if (agent.presence() == Presence.OFFLINE) {
        heardMillis.remove(key);
        continue;
      }
      long heard = heardMillis.computeIfAbsent(key, unheard -> nowMillis);
      if (nowMillis - heard >= silence.toMillis()) {
        due.add(
            new Timers.Due(
                "silent/" + agent.id() + "/" + heard,
                new DeskCommand.ChangePresence(agent.id(), Presence.OFFLINE)));
      }
    }
    return due;
  }

  private static String key(String deskId, String agentId) {
    return deskId + '\0' + agentId;
  }
}
