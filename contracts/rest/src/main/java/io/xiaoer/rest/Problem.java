package io.xiaoer.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type a URN that ends with the code
 * @param title the status in words
 * @param status the HTTP status
 * @param detail this case in words, for developers
 * @param code stable word for programs
 */
public record Problem(String type, String title, int status, String detail, String code) {
  /** Its media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE = "urn:xiaoer:problem:";
  private static final int UNAVAILABLE = 503;

  /** After how many seconds a caller may try again when a part of the suite does not answer. */
  private static final int RETRY_AFTER_SECONDS = 2;

  /** A problem of this status and code. */
  public static Problem of(int status, String code, String detail) {
    return new Problem(TYPE + code, title(status), status, detail, code);
  }

  /** The answer when something that the service needs is down. */
  public static Response unavailable(String code, String detail) {
    return of(UNAVAILABLE, code, detail).answer().build();
  }

  /** An answer with this problem, to which headers may be added; 503 says when to ask again. */
  public Response.ResponseBuilder answer() {
    Response.ResponseBuilder answer = Response.status(status).type(MEDIA_TYPE).entity(this);
    return status == UNAVAILABLE
        ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        : answer;
  }

  private static String title(int status) {
    Status known = Status.fromStatusCode(status);
    if (known != null) {
      return known.getReasonPhrase();
    }
    return status == 422 ? "Unprocessable Content" : "Error"; // 422 is missing in Jakarta REST.
  }
}
