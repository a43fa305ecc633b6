package io.xiaoer.local.door;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.xiaoer.local.door.DoorSettings.Backend;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Passes requests to the backend of their path, and its answers back, piece by piece as they come.
 * Runs on one event loop, so nothing here is shared between threads.
 */
final class Forwarder implements Handler<HttpServerRequest> {

  /** How long a backend may take to accept a connection, in milliseconds. */
  static final int CONNECT_TIMEOUT_MILLIS = 2_000;

  /** Most requests at one time to one backend; more wait. */
  static final int MAX_REQUESTS_PER_BACKEND = 128;

  /** Most requests that wait for a connection; more are refused. */
  static final int MAX_WAITING = 512;

  /** How long an unused connection to a backend is kept, in seconds. */
  static final int KEEP_ALIVE_SECONDS = 30;

  private static final Logger LOG = System.getLogger(Forwarder.class.getName());
  private static final Pattern DOT_SEGMENT = Pattern.compile("/(?:\\.|%2[eE]){1,2}(?:/|$)");

  private final Vertx vertx;
  private final RouteTable table;
  private final Map<String, Backend> backends;
  private final long answerTimeoutMillis;
  private final HttpClient client;
  private final Tunnel tunnel;
  private final Set<String> down = new HashSet<>();

  /**
   * Passes on by this table.
   *
   * @param answerTimeout how long a backend may take until its answer begins
   */
  Forwarder(Vertx vertx, RouteTable table, Map<String, Backend> backends, Duration answerTimeout) {
    this.vertx = vertx;
    this.table = table;
    this.backends = backends;
    this.answerTimeoutMillis = answerTimeout.toMillis();
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxPoolSize(MAX_REQUESTS_PER_BACKEND)
                .setMaxWaitQueueSize(MAX_WAITING)
                .setMaxHeaderSize(FrontDoor.MAX_HEADER_BYTES)
                .setMaxInitialLineLength(FrontDoor.MAX_REQUEST_LINE_BYTES));
    this.tunnel = new Tunnel(vertx, this);
  }

  @Override
  public void handle(HttpServerRequest request) {
    String path = request.path();
    if (path == null || !path.startsWith("/") || DOT_SEGMENT.matcher(path).find()) {
      Problem.badPath().answer(request);
      return;
    }
    Optional<Route> route = table.match(path);
    if (route.isEmpty()) {
      Problem.noRoute().answer(request);
      return;
    }
    Backend backend = backends.get(route.get().service());
    request.pause();
    if (Headers.asksForWebSocket(request)) {
      tunnel.open(request, backend);
    } else {
      open(client, request, backend, this::pass);
    }
  }

  /** Gets a connection to the backend and writes the request's head, or answers why not. */
  void open(HttpClient through, HttpServerRequest request, Backend backend, Next next) {
    RequestOptions target =
        new RequestOptions()
            .setHost(backend.host())
            .setPort(backend.port())
            .setMethod(request.method())
            .setURI(target(request));
    through
        .request(target)
        .onSuccess(
            out -> {
              up(backend);
              if (request.response().closed()) {
                out.reset();
                return;
              }
              Headers.copy(request.headers(), out.headers());
              Headers.forwarded(request, out.headers());
              next.go(request, backend, out);
            })
        .onFailure(
            e -> {
              down(backend, e);
              Problem.down(backend.name()).answer(request);
            });
  }

  /** From now on the backend has until the time limit to begin its answer. */
  void limit(HttpClientRequest out) {
    TimeoutException late = new TimeoutException("no answer in " + answerTimeoutMillis + " ms");
    long timer = vertx.setTimer(answerTimeoutMillis, now -> out.reset(0, late));
    out.response().onComplete(done -> vertx.cancelTimer(timer));
  }

  /** Answers a request whose backend accepted the connection and then failed. */
  void failed(HttpServerRequest request, Backend backend, Throwable cause) {
    LOG.log(Level.DEBUG, () -> backend.name() + " failed: " + cause);
    boolean late =
        cause instanceof TimeoutException || cause.getCause() instanceof TimeoutException;
    (late ? Problem.tooSlow(backend.name()) : Problem.brokeOff(backend.name())).answer(request);
  }

  /** Passes the backend's answer to the client; done when all of it is passed. */
  Future<Void> answer(HttpServerRequest request, HttpClientResponse answer) {
    HttpServerResponse response = request.response();
    if (response.closed()) {
      answer.request().reset();
      return Future.succeededFuture();
    }
    response.setStatusCode(answer.statusCode()).setStatusMessage(answer.statusMessage());
    Headers.copy(answer.headers(), response.headers());
    if (hasNoBody(request, answer)) {
      answer.resume();
      return response.end();
    }
    if (!response.headers().contains("Content-Length")) {
      response.setChunked(true);
    }
    // A body that breaks off must not look complete: the connection is closed instead.
    return answer
        .pipe()
        .endOnFailure(false)
        .to(response)
        .onFailure(e -> request.connection().close());
  }

  private void pass(HttpServerRequest request, Backend backend, HttpClientRequest out) {
    request.response().closeHandler(gone -> out.reset());
    out.response()
        .onSuccess(answer -> answer(request, answer))
        .onFailure(e -> failed(request, backend, e));
    if (!hasBody(request)) {
      request.resume();
      out.end();
      limit(out);
      return;
    }
    if (!out.headers().contains("Content-Length")) {
      out.setChunked(true);
    }
    request
        .pipe()
        .endOnFailure(false)
        .to(out)
        .onSuccess(sent -> limit(out))
        .onFailure(e -> out.reset());
  }

  private void up(Backend backend) {
    if (down.remove(backend.name())) {
      LOG.log(Level.INFO, backend.name() + " is back");
    }
  }

  /** Logged once until it is back: a page that polls would fill the log. */
  private void down(Backend backend, Throwable cause) {
    if (down.add(backend.name())) {
      LOG.log(
          Level.WARNING,
          "{0} at {1}:{2} is down: {3}",
          backend.name(),
          backend.host(),
          Integer.toString(backend.port()),
          cause.getMessage());
    }
  }

  /** Path and query as they came; the address of an absolute request target is dropped. */
  private static String target(HttpServerRequest request) {
    String query = request.query();
    return query == null ? request.path() : request.path() + "?" + query;
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return request.getHeader("Transfer-Encoding") != null
        || (length != null && !length.equals("0"));
  }

  private static boolean hasNoBody(HttpServerRequest request, HttpClientResponse answer) {
    int status = answer.statusCode();
    return request.method().equals(HttpMethod.HEAD) || status == 204 || status == 304;
  }

  /** What is done with an open request to a backend. */
  @FunctionalInterface
  interface Next {
    /** Goes on; the head is not sent yet. */
    void go(HttpServerRequest request, Backend backend, HttpClientRequest out);
  }
}
