package io.xiaoer.local.door;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/**
 * What the door itself answers (RFC 9457), when there is nobody to pass a request on to.
 *
 * @param retryAfterSeconds 0 if trying again is of no use
 */
record Problem(int status, String title, String code, String detail, int retryAfterSeconds) {

  /** After how many seconds a request to a backend that is down may be tried again. */
  static final int RETRY_AFTER_SECONDS = 2;

  static Problem badPath() {
    return new Problem(400, "Bad Request", "invalid-path", "dot segments are not passed on", 0);
  }

  static Problem noRoute() {
    return new Problem(404, "Not Found", "no-such-path", "there is nothing at this path", 0);
  }

  static Problem down(String service) {
    return new Problem(
        503, "Service Unavailable", "backend-down", service + " is down", RETRY_AFTER_SECONDS);
  }

  static Problem brokeOff(String service) {
    return new Problem(
        502, "Bad Gateway", "backend-failed", service + " broke off", RETRY_AFTER_SECONDS);
  }

  static Problem tooSlow(String service) {
    return new Problem(
        504,
        "Gateway Timeout",
        "backend-timeout",
        service + " did not answer",
        RETRY_AFTER_SECONDS);
  }

  /** Answers, or closes the connection if an answer has already begun. */
  void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (response.headWritten() || response.closed()) {
      request.connection().close();
      return;
    }
    request.resume();
    JsonObject body =
        new JsonObject()
            .put("type", "urn:xiaoer:problem:" + code)
            .put("title", title)
            .put("status", status)
            .put("detail", detail)
            .put("code", code);
    response.setStatusCode(status).putHeader("Content-Type", "application/problem+json");
    if (retryAfterSeconds > 0) {
      response.putHeader("Retry-After", Integer.toString(retryAfterSeconds));
    }
    response.end(body.toBuffer());
  }
}
