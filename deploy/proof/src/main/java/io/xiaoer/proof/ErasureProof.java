package io.xiaoer.proof;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code ./xiaoer prove-erasure}: reads every record of every topic and every document
 * of every database and says whether a person was erased. That is so if
 *
 * <ol>
 *   <li>his key is a tombstone, and no medium of his is kept;
 *   <li>no event, command or signal about him has a personal text that is not encrypted;
 *   <li>the words that the caller gives stand nowhere, in no header, key, value, state store's
 *       topic or file.
 * </ol>
 *
 * <p>What was encrypted with his key is counted: those texts exist, and nothing opens them. Not
 * looked at are backups, which hold the same ciphertext, and other systems.
 */
public final class ErasureProof {
  private static final int PROVED = 0;
  private static final int DISPROVED = 1;
  private static final int NOT_DONE = 2;

  private final TopicScan topics;
  private final StoreScan stores;

  ErasureProof(String kafkaServers, String mongoUri) {
    this.topics = new TopicScan(kafkaServers);
    this.stores = new StoreScan(mongoUri);
  }

  /**
   * Ends with code 0 if the person was erased, 1 if something of his can be read, 2 if topics or
   * stores could not be read.
   *
   * @param words the customer's id, then any number of {@code --words TEXT}; where to look stands
   *     in {@code KAFKA_BOOTSTRAP_SERVERS} and {@code MONGODB_URI}
   */
  public static void main(String... words) {
    System.exit(run(System.getenv(), words));
  }

  private static int run(Map<String, String> environment, String... arguments) {
    Person person = person(arguments);
    if (person == null) {
      System.err.println("prove-erasure CUSTOMER_ID [--words TEXT]...");
      return NOT_DONE;
    }
    try {
      List<Tally> tallies =
          new ErasureProof(
                  environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                  environment.getOrDefault("MONGODB_URI", "mongodb://127.0.0.1:27017"))
              .look(person);
      System.out.print(report(person, tallies));
      return holds(tallies) ? PROVED : DISPROVED;
    } catch (KafkaException | MongoException | IllegalStateException unread) {
      System.err.println("not everything could be read: " + unread.getMessage());
      return NOT_DONE;
    }
  }

  private static @Nullable Person person(String... arguments) {
    List<String> words = new ArrayList<>();
    String id = null;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--words")
          && i + 1 < arguments.length
          && !arguments[i + 1].isBlank()) {
        words.add(arguments[++i]);
      } else if (id == null && !arguments[i].startsWith("-") && !arguments[i].isBlank()) {
        id = arguments[i];
      } else {
        return null;
      }
    }
    return id == null ? null : new Person(id, words);
  }

  /** What was found, place by place. */
  List<Tally> look(Person person) {
    PlainRecords plain = new PlainRecords(person);
    List<Tally> tallies = new ArrayList<>(topics.look(person, plain));
    tallies.addAll(stores.look(person, plain));
    return tallies;
  }

  static boolean holds(List<Tally> tallies) {
    return tallies.stream().allMatch(tally -> tally.leaked() == 0);
  }

  static String report(Person person, List<Tally> tallies) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-52s %10s %10s %12s %10s%n"
            .formatted("place", "read", "name him", "unreadable", "READABLE"));
    for (Tally tally : tallies) {
      if (tally.seen() > 0) {
        text.append(
            "%-52s %10d %10d %12d %10d%n"
                .formatted(
                    tally.place(),
                    tally.seen(),
                    tally.naming(),
                    tally.unreadable(),
                    tally.leaked()));
      }
    }
    tallies.forEach(tally -> tally.leaks().forEach(leak -> text.append(leak).append('\n')));
    text.append(
        holds(tallies)
            ? "%s is erased: %d texts were encrypted with his key, and there is no key; nothing can be read%n"
                .formatted(person.customerId(), tallies.stream().mapToLong(Tally::unreadable).sum())
            : "%s is NOT erased%n".formatted(person.customerId()));
    return text.toString();
  }
}
