package io.xiaoer.bench;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A server on Node: Socket.IO or ws. */
final class NodePeer implements Contender {
  /** Which. */
  enum Kind {
    SOCKET_IO("Socket.IO 4", "socket-io.mjs", new SocketIo(false), new SocketIo(true)),
    WS("ws", "ws.mjs", new Ws(false), new Ws(true));

    private final String shown;
    private final String script;
    private final Dialect idle;
    private final Dialect follower;

    Kind(String shown, String script, Dialect idle, Dialect follower) {
      this.shown = shown;
      this.script = script;
      this.idle = idle;
      this.follower = follower;
    }
  }

  private final Kind kind;
  private final int port;
  private final ServerProcess process;
  private final String message;
  private final Swarm speaker;

  /**
   * Starts it.
   *
   * @param folder where the scripts and their node_modules lie
   * @param message the JSON that is said, as long as the gateway's
   */
  NodePeer(Kind kind, Path folder, Path logs, int port, String message) {
    this.kind = kind;
    this.port = port;
    this.message = message;
    this.process =
        ServerProcess.start(
            List.of(
                "node",
                "--expose-gc",
                folder.resolve(kind.script).toString(),
                String.valueOf(port)),
            Map.of("NODE_ENV", "production"),
            logs.resolve(kind.script + ".log"),
            port);
    this.speaker = new Swarm(port);
  }

  @Override
  public String name() {
    return kind.shown;
  }

  @Override
  public ServerProcess process() {
    return process;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void collectGarbage() {
    try {
      new ProcessBuilder("kill", "-USR2", String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public List<Dialect> idle(int clients) {
    return Collections.nCopies(clients, kind.idle);
  }

  @Override
  public List<Dialect> followers(int clients) {
    speaker.connect(List.of(kind.idle));
    return Collections.nCopies(clients, kind.follower);
  }

  @Override
  public void post(int messages) {
    String text =
        kind == Kind.WS
            ? "{\"type\":\"post\",\"message\":" + message + "}"
            : "42[\"post\"," + message + "]";
    for (int i = 0; i < messages; i++) {
      speaker.say(text);
    }
  }

  @Override
  public void close() {
    speaker.close();
    process.close();
  }

  /** Engine.IO 4 and Socket.IO 5, as they are on the wire. */
  private record SocketIo(boolean joins) implements Dialect {
    @Override
    public String path() {
      return "/socket.io/?EIO=4&transport=websocket";
    }

    @Override
    public List<String> greeting() {
      return List.of();
    }

    @Override
    public Heard hear(ByteBuf text) {
      if (Dialect.begins(text, "42")) {
        return MESSAGE;
      } else if (Dialect.begins(text, "0{")) {
        return new Heard.Asks("40");
      } else if (Dialect.begins(text, "40")) {
        return joins ? new Heard.Asks("420[\"join\"]") : READY;
      } else if (Dialect.begins(text, "430")) {
        return READY;
      }
      return Dialect.begins(text, "2") ? new Heard.Asks("3") : NOTHING;
    }
  }

  private record Ws(boolean joins) implements Dialect {
    @Override
    public String path() {
      return "/";
    }

    @Override
    public List<String> greeting() {
      return joins ? List.of("{\"type\":\"join\"}") : List.of();
    }

    @Override
    public Heard hear(ByteBuf text) {
      if (!text.isReadable()) {
        return joins ? NOTHING : READY;
      }
      return Dialect.begins(text, "{\"type\":\"joined\"") ? READY : MESSAGE;
    }
  }
}
