package io.xiaoer.gateway.ws;

import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import org.jboss.logging.Logger;

/** The customers' socket, {@code /chat/ws}: frames of the contract as JSON text. */
@WebSocket(path = "/chat/ws")
public class CustomerSocket {
  private static final Logger LOG = Logger.getLogger(CustomerSocket.class);

  private final Sessions sessions;

  CustomerSocket(Sessions sessions) {
    this.sessions = sessions;
  }

  @OnOpen
  @RunOnVirtualThread
  void opened(WebSocketConnection connection) {
    sessions.of(connection);
  }

  @OnTextMessage
  @RunOnVirtualThread
  void received(String text, WebSocketConnection connection) {
    sessions.of(connection).receive(text);
  }

  @OnBinaryMessage
  @RunOnVirtualThread
  void received(Buffer binary, WebSocketConnection connection) {
    sessions.of(connection).close(Closing.PROTOCOL);
  }

  @OnClose
  @RunOnVirtualThread
  void closed(WebSocketConnection connection) {
    sessions.gone(connection);
  }

  /**
   * The app went away without a goodbye or sent a message beyond the limit, which is its own
   * affair; everything else is a bug.
   */
  @OnError
  @RunOnVirtualThread
  void failed(Throwable failure, WebSocketConnection connection) {
    CustomerSession session = sessions.of(connection);
    if (isTooLong(failure)) {
      session.close(Closing.PROTOCOL);
    } else if (!(failure instanceof IOException || failure instanceof VertxException)) {
      LOG.errorf(failure, "socket %s failed", connection.id());
      session.close(Closing.OVERLOADED);
    }
    sessions.gone(connection);
  }

  /** The server has no type of its own for this. */
  private static boolean isTooLong(Throwable failure) {
    String message = failure.getMessage();
    return failure instanceof IllegalStateException
        && message != null
        && message.contains("overflow max message size");
  }
}
