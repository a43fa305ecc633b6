package io.xiaoer.gateway.http;

import jakarta.ws.rs.core.Response.Status;
import java.io.Serial;

/** Ends a request with a {@link Problem}. */
final class ProblemException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Status status;
  private final String code;

  ProblemException(Status status, String code, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
  }

  Status status() {
    return status;
  }

  String code() {
    return code;
  }
}
