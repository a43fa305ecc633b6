package io.xiaoer.gateway.http;

import io.xiaoer.rest.ProblemException;
import jakarta.ws.rs.core.Response.Status;

/** Refusals that several paths have alike. */
final class Refusals {
  private Refusals() {}

  /** What was asked makes no sense; {@code words} say what. */
  static ProblemException badParameter(String words) {
    return new ProblemException(Status.BAD_REQUEST, "bad-parameter", words);
  }

  /** There is none, or it is not the caller's to see: he is not told which. */
  static ProblemException unknownConversation() {
    return new ProblemException(
        Status.NOT_FOUND, "unknown-conversation", "no conversation of yours has this id");
  }
}
