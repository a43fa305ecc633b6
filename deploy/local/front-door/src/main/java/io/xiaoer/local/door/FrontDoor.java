package io.xiaoer.local.door;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The local stack's one port. */
public final class FrontDoor implements AutoCloseable {

  /** Longest request line, in bytes: a path and a query with an authorization code fit well. */
  static final int MAX_REQUEST_LINE_BYTES = 8_192;

  /** Longest head of a request or an answer, in bytes. */
  static final int MAX_HEADER_BYTES = 16_384;

  /** After how many seconds without a byte a connection is closed; sockets have to ping. */
  static final int IDLE_SECONDS = 300;

  /** How long a backend may take until its answer begins. */
  static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

  private static final int START_SECONDS = 10;
  private static final int EXIT_USAGE = 2;

  private final Vertx vertx;
  private final HttpServer server;

  private FrontDoor(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /** Starts the door; ends with 2 and one line that says what is wrong, if it cannot. */
  public static void main(String[] arguments) {
    try {
      DoorSettings settings = DoorSettings.parse(arguments, System.getenv());
      FrontDoor door = start(settings, ANSWER_TIMEOUT);
      Runtime.getRuntime().addShutdownHook(new Thread(door::close, "shutdown"));
      System.out.println("front door: http://" + settings.host() + ":" + door.port());
    } catch (IllegalArgumentException | IOException e) {
      System.err.println("front door: " + e.getMessage());
      System.err.println(DoorSettings.USAGE);
      System.exit(EXIT_USAGE);
    }
  }

  /**
   * Starts a door.
   *
   * @throws IllegalArgumentException if a table or a backend cannot be used
   * @throws IOException if a table cannot be read, or the port is taken
   */
  static FrontDoor start(DoorSettings settings, Duration answerTimeout) throws IOException {
    RouteTable table = table(settings.tables());
    settings.requireBackends(table.services());
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(settings.host())
            .setPort(settings.port())
            .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setIdleTimeout(IDLE_SECONDS)
            .setHttp2ClearTextEnabled(false)
            .setHandle100ContinueAutomatically(true);
    Forwarder forwarder = new Forwarder(vertx, table, settings.backends(), answerTimeout);
    try {
      return new FrontDoor(
          vertx, await(vertx.createHttpServer(options).requestHandler(forwarder).listen()));
    } catch (IOException e) {
      vertx.close();
      throw new IOException(
          "cannot listen at " + settings.host() + ":" + settings.port() + ": " + e.getMessage(), e);
    }
  }

  /** The port at which the door listens. */
  public int port() {
    return server.actualPort();
  }

  /** Stops listening and closes all connections. */
  @Override
  public void close() {
    try {
      await(vertx.close());
    } catch (IOException e) {
      System.err.println("front door: " + e.getMessage());
    }
  }

  private static RouteTable table(List<Path> files) throws IOException {
    List<Route> routes = new ArrayList<>();
    for (Path file : files) {
      routes.addAll(IngressFile.read(file));
    }
    return new RouteTable(routes);
  }

  private static <T> T await(Future<T> future) throws IOException {
    try {
      return future.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IOException("took more than " + START_SECONDS + " seconds", e);
    }
  }
}
