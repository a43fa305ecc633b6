package io.xiaoer.local.store;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The embedded store as a server on 127.0.0.1, as its own process ({@link #main}) or inside a test.
 *
 * <p>Any MongoDB driver can talk to it; what it cannot do is listed in {@code
 * docs/operators-local.md}. An acknowledged write survives {@code kill -9} of the process.
 */
public final class StoreServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(StoreServer.class.getName());

  /**
   * Threads that serve connections. A connection's thread waits for its commit, so this is the
   * number of writers that can share one.
   */
  private static final int CONNECTION_THREADS = 32;

  private final MongoServer server;
  private final int port;

  private StoreServer(MongoServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Opens the folder (created if missing) and listens.
   *
   * @param folder where the data file lies; used by one server at a time
   * @param port TCP port on 127.0.0.1, or 0 for a free one
   * @throws UncheckedIOException if the folder cannot be created
   * @throws RuntimeException if the file is in use or the port is taken
   */
  public static StoreServer start(Path folder, int port) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the store's folder " + folder, e);
    }
    DurableBackend backend = DurableBackend.in(folder);
    MongoServer server = new MongoServer(backend);
    try {
      server.bind(new InetSocketAddress("127.0.0.1", port), 1, CONNECTION_THREADS);
    } catch (RuntimeException e) {
      backend.close();
      throw e;
    }
    return new StoreServer(server, server.getLocalAddress().getPort());
  }

  /** The TCP port it listens on. */
  public int port() {
    return port;
  }

  /** What drivers call the connection string. */
  public String uri() {
    return "mongodb://127.0.0.1:" + port;
  }

  /** Stops listening, ends the connections and closes the file. */
  @Override
  public void close() {
    server.shutdownNow();
  }

  /**
   * Runs until SIGTERM.
   *
   * @param args {@code --port N --dir FOLDER}
   */
  public static void main(String... args) throws InterruptedException {
    int port = Integer.parseInt(option(args, "--port", "27017"));
    Path folder = Path.of(option(args, "--dir", "store"));
    StoreServer store = start(folder, port);
    LOG.log(Level.INFO, "store listens on {0}, data in {1}", store.uri(), folder);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  store.close();
                  stopped.countDown();
                },
                "stop"));
    stopped.await();
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
