package io.xiaoer.gateway.ws;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxHandler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.xiaoer.contracts.Limits;
import io.xiaoer.gateway.GatewayConfig;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The customers' socket, {@code /chat/ws}: frames of the contract as JSON text.
 *
 * <p>An upgrade is taken only from the origins that the page is served from, for browsers do not
 * stop a socket across origins; and only as many as the node has room for. Then the connection is
 * the gateway's alone: everything that served HTTP on it goes, and what an idle socket holds is its
 * session and the few Netty handlers that are put in place here. See ADR 0017.
 */
@Singleton
public class CustomerSocket {
  /** Path of the socket. */
  public static final String PATH = "/chat/ws";

  private static final int BEFORE_FILES_AND_REST = -1_000;
  private static final String VERSION = "13";
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int UPGRADE_REQUIRED = 426;
  private static final int UNAVAILABLE = 503;

  private static final WebSocketDecoderConfig FRAMES =
      WebSocketDecoderConfig.newBuilder()
          .maxFramePayloadLength(Limits.BODY_BYTES)
          .allowExtensions(false)
          .closeOnProtocolViolation(false)
          .withUTF8Validator(false)
          .build();

  private final Sessions sessions;
  private final Set<String> origins;

  CustomerSocket(GatewayConfig config, Sessions sessions) {
    Set<String> all = new HashSet<>(config.moreOrigins().orElse(List.of()));
    all.add(config.publicUrl());
    this.origins = Set.copyOf(all);
    this.sessions = sessions;
  }

  void routes(@Observes Router router) {
    router.get(PATH).order(BEFORE_FILES_AND_REST).handler(this::asked);
  }

  private void asked(RoutingContext context) {
    HttpServerRequest request = context.request();
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
        || !VERSION.equals(request.getHeader("Sec-WebSocket-Version"))) {
      context
          .response()
          .putHeader(HttpHeaders.UPGRADE, "websocket")
          .putHeader("Sec-WebSocket-Version", VERSION);
      answer(context, UPGRADE_REQUIRED);
    } else if (request.getHeader("Sec-WebSocket-Key") == null) {
      answer(context, BAD_REQUEST);
    } else if (origin == null || !origins.contains(origin)) {
      answer(context, FORBIDDEN);
    } else if (!sessions.hasRoom()) {
      answer(context, UNAVAILABLE);
    } else if (request.connection() instanceof ConnectionBase connection) {
      // after the server has done with the request
      connection.channel().eventLoop().execute(() -> take(connection.channel(), request));
    } else {
      answer(context, UPGRADE_REQUIRED);
    }
  }

  private static void answer(RoutingContext context, int status) {
    context.response().setStatusCode(status).end();
  }

  private void take(Channel channel, HttpServerRequest request) {
    WebSocketServerHandshaker handshaker = new WebSocketServerHandshaker13("", null, FRAMES);
    DefaultFullHttpRequest asked =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, request.uri());
    request.headers().forEach(header -> asked.headers().add(header.getKey(), header.getValue()));
    ChannelPipeline pipeline = channel.pipeline();
    List<String> ofHttp = List.copyOf(pipeline.names());
    String encoder = pipeline.context(io.netty.handler.codec.http.HttpResponseEncoder.class).name();
    try {
      handshaker.handshake(channel, asked);
    } catch (WebSocketHandshakeException broken) {
      channel.close();
      return;
    }
    for (String name : ofHttp) {
      // the encoder goes by itself, when the answer is written
      if (pipeline.get(name) != null
          && !name.equals(encoder)
          && !(pipeline.get(name) instanceof SslHandler)) {
        if (pipeline.get(name) instanceof VertxHandler<?> server) {
          // settles what the server counts of the connection
          server.channelInactive(pipeline.context(server));
        }
        pipeline.remove(name);
      }
    }
    pipeline.addLast(
        new Utf8FrameValidator(false),
        new WebSocketFrameAggregator(Limits.BODY_BYTES),
        new SocketHandler(
            channel, String.valueOf(request.remoteAddress().hostAddress()), sessions));
    channel.config().setAutoRead(true);
  }
}
