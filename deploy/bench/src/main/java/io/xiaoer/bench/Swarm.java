package io.xiaoer.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** The sockets of all clients of one server, on one thread. */
final class Swarm implements AutoCloseable {
  /** Upgrades that are under way at the same time. */
  private static final int AT_ONCE = 100;

  /**
   * Sockets of one source address; it has some 28,000 ports for each, and looks long for the last
   * ones.
   */
  private static final int PER_ADDRESS = 4_000;

  private static final int FRAME_BYTES = 1 << 20;
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);

  private final EventLoopGroup thread = new NioEventLoopGroup(1);
  private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
  private final Semaphore connecting = new Semaphore(AT_ONCE);
  private final AtomicLong ready = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong messages = new AtomicLong();
  private final int port;

  Swarm(int port) {
    this.port = port;
  }

  /** Connects one client for each dialect; returns when all are ready. */
  void connect(List<Dialect> clients) {
    long wanted = ready.get() + clients.size();
    for (Dialect client : clients) {
      connecting.acquireUninterruptibly();
      open(client, channels.size() / PER_ADDRESS);
      failIfLost();
    }
    await(() -> ready.get() >= wanted, Duration.ofMinutes(2), "all clients are ready");
  }

  private void open(Dialect client, int address) {
    InetSocketAddress local = new InetSocketAddress("127.0.0." + (address + 2), 0);
    new Bootstrap()
        .group(thread)
        .channel(io.netty.channel.socket.nio.NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        new HttpClientCodec(), new HttpObjectAggregator(8_192), upgrade(client))
                    .addLast(new Client(client));
              }
            })
        .connect(new InetSocketAddress("127.0.0.1", port), local)
        .addListener(
            done -> {
              if (!done.isSuccess()) {
                lost.incrementAndGet();
                connecting.release();
              }
            });
  }

  private WebSocketClientProtocolHandler upgrade(Dialect client) {
    HttpHeaders headers = new DefaultHttpHeaders();
    client.headers().forEach(headers::add);
    return new WebSocketClientProtocolHandler(
        WebSocketClientHandshakerFactory.newHandshaker(
            URI.create("ws://127.0.0.1:" + port + client.path()),
            WebSocketVersion.V13,
            null,
            false,
            headers,
            FRAME_BYTES));
  }

  /** Messages that have reached a client, of all clients together. */
  long messages() {
    return messages.get();
  }

  /** Waits until so many messages have come since a count. */
  void awaitMessages(long since, long wanted) {
    await(
        () -> messages.get() - since >= wanted,
        Duration.ofMinutes(2),
        wanted + " messages have come");
  }

  /** Says a text on any one socket. */
  void say(String text) {
    channels.iterator().next().writeAndFlush(new TextWebSocketFrame(text));
  }

  private void await(BooleanSupplier there, Duration within, String what) {
    long deadline = System.nanoTime() + within.toNanos();
    while (!there.getAsBoolean()) {
      failIfLost();
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "not in time: %s (ready %d, messages %d)".formatted(what, ready.get(), messages.get()));
      }
      Pause.of(Duration.ofMillis(1));
    }
  }

  /** How many sockets the server has ended, or has not taken. */
  long lost() {
    return lost.get();
  }

  private void failIfLost() {
    if (lost.get() > 0) {
      throw new IllegalStateException(
          "the server ended %d sockets, %d were ready".formatted(lost.get(), ready.get()));
    }
  }

  @Override
  public void close() {
    thread.shutdownGracefully(0, 10, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /** One client. */
  private final class Client extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final Dialect dialect;
    private boolean isReady;

    Client(Dialect dialect) {
      this.dialect = dialect;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event != ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
        return;
      }
      channels.add(context.channel());
      dialect.greeting().forEach(text -> say(context, text));
      if (!dialect.heartbeat().isEmpty()) {
        context
            .executor()
            .scheduleAtFixedRate(
                () -> say(context, dialect.heartbeat()),
                HEARTBEAT.toMillis(),
                HEARTBEAT.toMillis(),
                TimeUnit.MILLISECONDS);
      }
      if (dialect.hear(io.netty.buffer.Unpooled.EMPTY_BUFFER) instanceof Dialect.Heard.Ready) {
        becomeReady();
      }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
      if (!(frame instanceof TextWebSocketFrame)) {
        return;
      }
      switch (dialect.hear(frame.content())) {
        case Dialect.Heard.Asks(String reply) -> say(context, reply);
        case Dialect.Heard.Ready _ -> becomeReady();
        case Dialect.Heard.Message _ -> messages.incrementAndGet();
        case Dialect.Heard.Nothing _ -> {}
      }
    }

    private void becomeReady() {
      if (!isReady) {
        isReady = true;
        ready.incrementAndGet();
        connecting.release();
      }
    }

    private static void say(ChannelHandlerContext context, String text) {
      context.writeAndFlush(new TextWebSocketFrame(text));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      channels.remove(context.channel());
      if (!thread.isShuttingDown()) {
        lost.incrementAndGet();
        if (!isReady) {
          connecting.release();
        }
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
