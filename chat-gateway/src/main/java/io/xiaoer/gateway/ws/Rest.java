package io.xiaoer.gateway.ws;

import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.contracts.socket.GatewayFrame;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * After a refusal that is of the moment (too much at once, a topic that is down) a socket takes
 * nothing for a while, and then first what it refused first: so what an app sends again stays in
 * its order, whatever else was under way. Not for several threads at once.
 */
final class Rest {
  private static final Duration LENGTH = Duration.ofSeconds(5);

  /**
   * An app may have forgotten what was refused first: it is waited for so long, from the refusal.
   */
  private static final Duration FIRST_WITHIN = Duration.ofSeconds(30);

  /** After this an app may try again what came before the first. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private record Begun(Refusal why, @Nullable String first, Instant at) {}

  private @Nullable Begun begun;

  /** Lets a frame pass, or refuses it as the first one was refused. */
  void check(CustomerFrame frame, Instant now) throws Refusal {
    Begun rest = begun;
    if (rest == null || !isKeptInOrder(frame)) {
      return;
    }
    boolean isFirst = String.valueOf(FrameReader.ref(frame)).equals(rest.first());
    if (now.isBefore(rest.at().plus(isFirst ? LENGTH : FIRST_WITHIN))) {
      throw rest.why();
    }
    begun = null;
  }

  /** The answer to a frame that is refused; begins a rest if the refusal is of the moment. */
  GatewayFrame.Refused refused(CustomerFrame frame, Refusal why, Instant now) {
    String ref = FrameReader.ref(frame);
    if (!why.isOfTheMoment() || !isKeptInOrder(frame)) {
      return new GatewayFrame.Refused(ref, why.code(), why.getMessage(), null);
    }
    Begun rest = begun == null ? new Begun(why, ref, now) : begun;
    begun = rest;
    Duration left = Duration.between(now, rest.at().plus(LENGTH));
    Duration pause = left.compareTo(SOON) < 0 ? SOON : left;
    return new GatewayFrame.Refused(
        ref, why.code(), why.getMessage(), Math.toIntExact(pause.toMillis()));
  }

  /** What an app keeps until it is answered, and sends again. */
  private static boolean isKeptInOrder(CustomerFrame frame) {
    return switch (frame) {
      case CustomerFrame.Open _,
          CustomerFrame.AcceptOffer _,
          CustomerFrame.Post _,
          CustomerFrame.Edit _,
          CustomerFrame.Recall _,
          CustomerFrame.Report _,
          CustomerFrame.RequestPerson _,
          CustomerFrame.Leave _,
          CustomerFrame.Rate _ ->
          true;
      case CustomerFrame.Hello _,
          CustomerFrame.Refresh _,
          CustomerFrame.Ping _,
          CustomerFrame.Typing _,
          CustomerFrame.Displayed _,
          CustomerFrame.Receipt _,
          CustomerFrame.Behaviour _,
          CustomerFrame.DismissOffer _,
          CustomerFrame.RequestCall _,
          CustomerFrame.AcceptCall _,
          CustomerFrame.EndCall _,
          CustomerFrame.CallSay _ ->
          false;
    };
  }
}
