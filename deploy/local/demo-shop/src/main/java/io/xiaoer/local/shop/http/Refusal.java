package io.xiaoer.local.shop.http;

import java.util.function.Supplier;

/** An answer other than success; becomes problem+json with this status and code. */
final class Refusal extends RuntimeException {

  private final int status;
  private final String code;

  private Refusal(int status, String code, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** 400: the request makes no sense. */
  static Refusal badRequest(String code, String detail) {
    return new Refusal(400, code, detail);
  }

  /** 404: there is no such thing. */
  static Supplier<Refusal> notFound(String code, String detail) {
    return () -> new Refusal(404, code, detail);
  }

  /** 409: the shop's rules say no. */
  static Refusal conflict(String code, String detail) {
    return new Refusal(409, code, detail);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
