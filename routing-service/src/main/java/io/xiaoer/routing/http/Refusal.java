package io.xiaoer.routing.http;

/** A request that is answered with a problem. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  Refusal(int status, String code, String detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  static Refusal notFound() {
    return new Refusal(404, "unknown-conversation", "no conversation of this id is at a desk");
  }

  static Refusal notYours() {
    return new Refusal(403, "not-yours", "you do not serve this conversation");
  }

  static Refusal notReady() {
    return new Refusal(503, "not-ready", "this node has just begun; ask again in a moment");
  }
}
