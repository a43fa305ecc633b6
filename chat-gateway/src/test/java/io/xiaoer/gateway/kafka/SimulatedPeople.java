package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CloseReason;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.conversation.ConversationCommand.CloseConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.EditMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.OpenConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RecallMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RecordReceipt;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestPerson;
import io.xiaoer.contracts.conversation.ConversationCommand.ReturnToQueue;
import io.xiaoer.contracts.conversation.ConversationCommand.WarnIdle;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A customer, a bot and two agents who all talk at once and guess which epoch it is. */
final class SimulatedPeople {
  private static final int CONVERSATIONS = 3;
  private static final Customer LI_NA = new Customer("u-1", "李娜", Customer.Tier.STANDARD);
  private static final Author CUSTOMER = new Author(Author.Kind.CUSTOMER, "u-1", "李娜");
  private static final Author BOT = new Author(Author.Kind.BOT, "bot", "小二");
  private static final Author SUITE = new Author(Author.Kind.SYSTEM, "chat-gateway", "网关");
  private static final List<Agent> AGENTS = List.of(new Agent("a-1", "陈晓"), new Agent("a-2", "林"));

  private final String name;
  private final Random random;
  private final List<String> conversations = new ArrayList<>();
  private final Set<String> mayBeNothing = new HashSet<>();
  private int said;

  SimulatedPeople(String name, Random random) {
    this.name = name;
    this.random = random;
  }

  List<String> conversations() {
    return conversations;
  }

  /** Whether a command may ask for what is so already, and then gives neither event nor refusal. */
  boolean mayBeNothing(String commandId) {
    return mayBeNothing.contains(commandId);
  }

  /** Somebody wants something. */
  List<ConsumerRecord<String, byte[]>> say() {
    if (conversations.size() < CONVERSATIONS && random.nextInt(4) == 0 || conversations.isEmpty()) {
      conversations.add(name + "-" + conversations.size());
      Entrance entrance = new Entrance(Entrance.Kind.HELP_CENTRE, null);
      return List.of(
          command(
              conversations.getLast(), new OpenConversation("yunxi", LI_NA, entrance, "zh-CN")));
    }
    String id = conversations.get(random.nextInt(conversations.size()));
    ConversationCommand command = command();
    return List.of(command(id, command));
  }

  private ConversationCommand command() {
    int epoch = 1 + random.nextInt(9);
    long seq = 1L + random.nextInt(30);
    Agent agent = AGENTS.get(random.nextInt(AGENTS.size()));
    Author author = new Author(Author.Kind.AGENT, agent.id(), agent.displayName());
    Content words = new Content.Text("第" + said + "句");
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> new PostMessage(CUSTOMER, words, "m-" + random.nextInt(60), null);
      case 3 -> new PostMessage(BOT, words, null, epoch);
      case 4 -> new PostMessage(author, words, null, epoch);
      case 5 -> new RequestPerson();
      case 6 -> new AssignAgent(agent, "yunxi", epoch);
      case 7 -> new ReturnToQueue(agent.id(), epoch);
      case 8 -> new EditMessage(CUSTOMER, seq, words, null);
      case 9 -> new RecallMessage(CUSTOMER, seq, null);
      case 10 -> new RecordReceipt(CUSTOMER, seq);
      default ->
          random.nextBoolean()
              ? new WarnIdle(seq, Instant.EPOCH)
              : new CloseConversation(SUITE, CloseReason.IDLE, epoch, null);
    };
  }

  private ConsumerRecord<String, byte[]> command(String id, ConversationCommand command) {
    String commandId = name + "-command-" + said++;
    boolean mayBeNothing =
        switch (command) {
          case RequestPerson _, RecallMessage _, RecordReceipt _, WarnIdle _ -> true;
          // the same words of the same sender, in another command
          case PostMessage post -> post.clientMessageId() != null;
          default -> false;
        };
    if (mayBeNothing) {
      this.mayBeNothing.add(commandId);
    }
    return Log.delivered(id, commandId, command);
  }
}
