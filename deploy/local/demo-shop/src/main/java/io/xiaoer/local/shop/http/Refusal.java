package io.xiaoer.local.shop.http;

import io.xiaoer.rest.ProblemException;
import jakarta.ws.rs.core.Response.Status;
import java.util.function.Supplier;

/** Answers other than success. */
final class Refusal {
  private Refusal() {}

  /** 400: the request makes no sense. */
  static ProblemException badRequest(String code, String detail) {
    return new ProblemException(Status.BAD_REQUEST, code, detail);
  }

  /** 404: there is no such thing. */
  static Supplier<ProblemException> notFound(String code, String detail) {
    return () -> new ProblemException(Status.NOT_FOUND, code, detail);
  }

  /** 409: the shop's rules say no. */
  static ProblemException conflict(String code, String detail) {
    return new ProblemException(Status.CONFLICT, code, detail);
  }
}
