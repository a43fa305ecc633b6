package io.xiaoer.rest;

import jakarta.ws.rs.core.Response.Status;
import java.io.Serial;

/** Ends a request with a {@link Problem}. It carries no stack: nothing broke. */
public final class ProblemException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * A request that ends here.
   *
   * @param code stable word for programs
   * @param detail this case in words, for developers
   */
  public ProblemException(Status status, String code, String detail) {
    super(detail, null, false, false);
    this.problem = Problem.of(status.getStatusCode(), code, detail);
  }

  /** What is answered. */
  public Problem problem() {
    return problem;
  }
}
