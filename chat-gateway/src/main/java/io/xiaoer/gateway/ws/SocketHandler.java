package io.xiaoer.gateway.ws;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.xiaoer.gateway.fanout.TextFrame;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The end of one connection's pipeline: gives what comes to the session, one message after the
 * other, on a virtual thread that lives only while there is something to do; writes what waits in
 * the outbox while the connection takes it, and flushes once for all of it.
 *
 * <p>When {@link #READ_AHEAD} messages wait for the session, nothing more is read from the
 * connection: the app's own network buffers fill, and it has to wait.
 */
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame>
    implements Wire, WriteTurns.Socket {
  private static final Logger LOG = Logger.getLogger(SocketHandler.class);
  private static final int READ_AHEAD = 16;

  /** How long the app may take to answer a goodbye. */
  private static final long GOODBYE_SECONDS = 5;

  private final Channel channel;
  private final String address;
  private final Sessions sessions;
  private final CustomerSession session;
  private final WriteTurns turns;
  private final AtomicBoolean awake = new AtomicBoolean();
  private @Nullable Deque<String> inbox;
  private boolean working;
  private boolean gone;
  private boolean leaving;
  private boolean goodbyeSaid;

  SocketHandler(Channel channel, String address, Sessions sessions) {
    this.channel = channel;
    this.address = address;
    this.sessions = sessions;
    this.turns = WriteTurns.of(channel.eventLoop());
    this.session = sessions.open(this);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    if (leaving && !(frame instanceof CloseWebSocketFrame)) {
      return;
    }
    switch (frame) {
      case TextWebSocketFrame text -> received(text.text());
      case PingWebSocketFrame ping -> pinged(ping);
      case PongWebSocketFrame _ -> {}
      case CloseWebSocketFrame goodbye -> goodbye(goodbye);
      default -> leave(Closing.PROTOCOL);
    }
  }

  private void received(String text) {
    synchronized (this) {
      inbox = inbox == null ? new ArrayDeque<>(2) : inbox;
      inbox.add(text);
      if (inbox.size() >= READ_AHEAD) {
        channel.config().setAutoRead(false);
      }
      if (working) {
        return;
      }
      working = true;
    }
    Thread.startVirtualThread(this::work);
  }

  private void work() {
    for (String text = nextReceived(); text != null; text = nextReceived()) {
      try {
        session.receive(text);
      } catch (RuntimeException bug) {
        LOG.error("a socket's frame failed", bug);
        session.close(Closing.OVERLOADED);
      }
    }
    endIfOver();
  }

  private void endIfOver() {
    boolean over;
    synchronized (this) {
      over = gone && !working;
    }
    if (over) {
      sessions.gone(session);
    }
  }

  private synchronized @Nullable String nextReceived() {
    String next = inbox == null ? null : inbox.poll();
    if (inbox == null || inbox.isEmpty()) {
      inbox = null;
      channel.config().setAutoRead(true);
    }
    working = next != null;
    return next;
  }

  /** The protocol's own ping; the limit of frames holds for it, too. */
  private void pinged(PingWebSocketFrame ping) {
    switch (session.pinged()) {
      case FINE -> channel.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
      case REFUSE -> {}
      case CLOSE -> leave(Closing.TOO_FAST);
    }
  }

  private void goodbye(CloseWebSocketFrame theirs) {
    if (goodbyeSaid) {
      channel.close();
    } else {
      goodbyeSaid = true;
      channel.writeAndFlush(theirs.retain()).addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void wake() {
    if (awake.compareAndSet(false, true)) {
      turns.take(this);
    }
  }

  @Override
  public void write() {
    awake.set(false);
    boolean wrote = false;
    while (channel.isWritable()) {
      TextFrame next = session.outbox().next();
      if (next == null) {
        break;
      }
      channel.write(Unpooled.wrappedBuffer(next.bytes()), channel.voidPromise());
      wrote = true;
    }
    if (wrote) {
      channel.flush();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (channel.isWritable()) {
      write();
    }
  }

  @Override
  public void ping() {
    channel.writeAndFlush(new PingWebSocketFrame(), channel.voidPromise());
  }

  @Override
  public void close(Closing why, String reason) {
    channel.eventLoop().execute(() -> sayGoodbye(why.code(), reason));
  }

  private void sayGoodbye(int code, String reason) {
    if (goodbyeSaid || !channel.isActive()) {
      return;
    }
    goodbyeSaid = true;
    channel.config().setAutoRead(true);
    channel.writeAndFlush(new CloseWebSocketFrame(code, reason));
    channel.eventLoop().schedule(() -> channel.close(), GOODBYE_SECONDS, TimeUnit.SECONDS);
  }

  /** What was read before is carried out first: a customer may write and put his phone away. */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    synchronized (this) {
      gone = true;
    }
    Thread.startVirtualThread(this::endIfOver);
  }

  /**
   * Carries out nothing more. Not on the connection's thread: that somebody has left is told to the
   * topics.
   */
  private void leave(Closing why) {
    leaving = true;
    Thread.startVirtualThread(() -> session.close(why));
  }

  /**
   * What is no frame, too long or no UTF-8 is the app's fault; that it went away without a goodbye
   * its own affair; everything else is a bug.
   */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    if (failure instanceof CorruptedFrameException || failure instanceof TooLongFrameException) {
      leave(Closing.PROTOCOL);
    } else if (failure instanceof IOException) {
      channel.close();
    } else {
      LOG.error("a socket failed", failure);
      leave(Closing.OVERLOADED);
    }
  }
}
