package io.xiaoer.local.door;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import io.xiaoer.local.door.DoorSettings.Backend;

/**
 * Passes WebSockets: the handshake as a request, then bytes both ways, each side no faster than the
 * other reads. A refused handshake keeps its body, so that the client learns why.
 */
final class Tunnel {

  /** Most sockets at one time to one backend. */
  static final int MAX_SOCKETS_PER_BACKEND = 1_024;

  private final Forwarder forwarder;
  private final HttpClient client;

  Tunnel(Vertx vertx, Forwarder forwarder) {
    this.forwarder = forwarder;
    // Apart from the requests' connections: sockets stay, and must not use those up.
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(Forwarder.CONNECT_TIMEOUT_MILLIS)
                .setIdleTimeout(FrontDoor.IDLE_SECONDS)
                .setMaxPoolSize(MAX_SOCKETS_PER_BACKEND)
                .setMaxWaitQueueSize(0)
                .setMaxHeaderSize(FrontDoor.MAX_HEADER_BYTES)
                .setMaxInitialLineLength(FrontDoor.MAX_REQUEST_LINE_BYTES));
  }

  void open(HttpServerRequest request, Backend backend) {
    forwarder.open(client, request, backend, this::shakeHands);
  }

  private void shakeHands(HttpServerRequest request, Backend backend, HttpClientRequest out) {
    out.putHeader("Connection", "Upgrade").putHeader("Upgrade", "websocket");
    forwarder.limit(out);
    request.response().closeHandler(gone -> out.reset());
    request.resume();
    out.connect()
        .onComplete(
            done -> {
              if (done.failed()) {
                forwarder.failed(request, backend, done.cause());
              } else if (done.result().statusCode() == 101) {
                join(request, backend, done.result());
              } else {
                refuse(request, out, done.result());
              }
            });
  }

  private void join(HttpServerRequest request, Backend backend, HttpClientResponse answer) {
    NetSocket inner = answer.netSocket();
    // The backend may speak at once; nothing of it may be lost before the client's side is ready.
    inner.pause();
    request.response().setStatusCode(101).headers().setAll(answer.headers());
    request
        .toNetSocket()
        .onSuccess(
            outer -> {
              outer.closeHandler(gone -> inner.close());
              inner.closeHandler(gone -> outer.close());
              outer.pipeTo(inner);
              inner.pipeTo(outer);
            })
        .onFailure(
            e -> {
              inner.close();
              forwarder.failed(request, backend, e);
            });
  }

  private void refuse(HttpServerRequest request, HttpClientRequest out, HttpClientResponse answer) {
    // The handshake's request has no end, so its connection cannot be used again.
    forwarder.answer(request, answer).onComplete(end -> out.connection().close());
  }
}
