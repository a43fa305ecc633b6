package io.xiaoer.routing.http;

import io.xiaoer.rest.ProblemException;
import jakarta.ws.rs.core.Response.Status;

/** Why requests about conversations end without an answer. */
final class Refusals {
  private Refusals() {}

  static ProblemException notFound() {
    return new ProblemException(
        Status.NOT_FOUND, "unknown-conversation", "no conversation of this id is at a desk");
  }

  static ProblemException notYours() {
    return new ProblemException(
        Status.FORBIDDEN, "not-yours", "you do not serve this conversation");
  }

  static ProblemException notReady() {
    return new ProblemException(
        Status.SERVICE_UNAVAILABLE, "not-ready", "this node has just begun; ask again in a moment");
  }
}
