package io.xiaoer.gateway.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Time stands still here, but when a socket writes and when the test lets it pass. */
class WriteTurnsTest {
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final List<String> written = new ArrayList<>();
  private long millis;
  private final WriteTurns turns =
      new WriteTurns(channel.eventLoop(), () -> TimeUnit.MILLISECONDS.toNanos(millis));

  WriteTurnsTest() {
    channel.freezeTime();
  }

  @AfterEach
  void close() {
    channel.close();
  }

  @Test
  void aSocketIsWrittenToAtOnce() {
    turns.take(socket("one", 1));
    assertThat(written).isEmpty();
    channel.runPendingTasks();
    assertThat(written).containsExactly("one");
  }

  @Test
  void afterATurnTheThreadRestsTwiceAsLongAsItTook() {
    turns.take(socket("first", 2));
    turns.take(socket("second", 1));
    channel.runPendingTasks();
    turns.take(socket("third", 1));
    pass(5);
    assertThat(written).containsExactly("first", "second");
    pass(1);
    assertThat(written).containsExactly("first", "second", "third");
  }

  @Test
  void whatComesDuringATurnIsForTheNext() {
    turns.take(
        () -> {
          written.add("first");
          millis += 3;
          turns.take(socket("again", 1));
          turns.take(socket("another", 1));
        });
    channel.runPendingTasks();
    assertThat(written).containsExactly("first");
    pass(5);
    assertThat(written).containsExactly("first");
    pass(1);
    assertThat(written).containsExactly("first", "again", "another");
  }

  @Test
  void nothingWaitsLongerThanTwentyMilliseconds() {
    turns.take(socket("slow", 5_000));
    channel.runPendingTasks();
    turns.take(socket("next", 1));
    pass(19);
    assertThat(written).containsExactly("slow");
    pass(1);
    assertThat(written).containsExactly("slow", "next");
  }

  @Test
  void afterItsRestAThreadWritesAtOnceAgain() {
    turns.take(socket("one", 4));
    channel.runPendingTasks();
    pass(8);
    turns.take(socket("later", 1));
    channel.runPendingTasks();
    assertThat(written).containsExactly("one", "later");
  }

  @Test
  void aSocketThatFailsKeepsNobodyElseFromWriting() {
    turns.take(
        () -> {
          throw new IllegalStateException("a bug");
        });
    turns.take(socket("other", 0));
    channel.runPendingTasks();
    turns.take(socket("later", 0));
    channel.runPendingTasks();
    assertThat(written).containsExactly("other", "later");
  }

  private WriteTurns.Socket socket(String name, long takesMillis) {
    return () -> {
      written.add(name);
      millis += takesMillis;
    };
  }

  private void pass(long more) {
    millis += more;
    channel.advanceTimeBy(more, TimeUnit.MILLISECONDS);
    channel.runPendingTasks();
  }
}
