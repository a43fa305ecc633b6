package io.xiaoer.local.broker;

import io.xiaoer.contracts.Topics;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/** The broker as a process of the local stack. */
public final class BrokerProcess {
  private static final Logger LOG = System.getLogger(BrokerProcess.class.getName());

  private BrokerProcess() {}

  /**
   * With {@code --dir}, runs a node there until SIGTERM; without, sets up the topics of the cluster
   * at {@code --bootstrap} and ends. Writes {@code --ready-file} once the topics are there.
   *
   * @param args {@code --dir FOLDER --port N --controller-port N --ready-file FILE}, or {@code
   *     --bootstrap HOST:PORT}
   */
  public static void main(String... args) throws IOException {
    String folder = option(args, "--dir", "");
    if (folder.isEmpty()) {
      TopicSetup.apply(option(args, "--bootstrap", "127.0.0.1:9092"), Topics.ALL);
      return;
    }
    int port = Integer.parseInt(option(args, "--port", "9092"));
    int controllerPort = Integer.parseInt(option(args, "--controller-port", "9093"));
    Broker broker = Broker.start(Path.of(folder), port, controllerPort);
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
    TopicSetup.apply(broker.bootstrapServers(), Topics.ALL);
    LOG.log(Level.INFO, "broker listens on {0}, data in {1}", broker.bootstrapServers(), folder);
    String readyFile = option(args, "--ready-file", "");
    if (!readyFile.isEmpty()) {
      Files.writeString(Path.of(readyFile), broker.bootstrapServers());
    }
    broker.awaitShutdown();
  }

  private static String option(String[] args, String name, String otherwise) {
    for (int i = 0; i + 1 < args.length; i++) {
      if (args[i].equals(name)) {
        return args[i + 1];
      }
    }
    return otherwise;
  }
}
