package io.xiaoer.gateway.http;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.xiaoer.contracts.Limits;
import io.xiaoer.rest.Problem;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * The server lets in bodies as large as the largest upload; everything but an upload is kept to the
 * size of a record.
 */
class BodyLimit {
  /** Just after the server's own limit. */
  private static final int ORDER = 1;

  private static final Pattern UPLOAD = Pattern.compile("/chat/api/conversations/[^/]+/media/?");
  private static final int TOO_LARGE = 413;

  void filter(@Observes Filters filters) {
    filters.register(BodyLimit::limit, ORDER);
  }

  private static void limit(RoutingContext context) {
    boolean upload =
        context.request().method() == HttpMethod.POST
            && UPLOAD.matcher(context.normalizedPath()).matches();
    if (upload) {
      context.next();
    } else if (length(context) > Limits.BODY_BYTES) {
      context
          .response()
          .setStatusCode(TOO_LARGE)
          .putHeader(HttpHeaders.CONNECTION, "close")
          .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
          .end(
              "{\"type\":\"urn:xiaoer:problem:request-entity-too-large\","
                  + "\"title\":\"Request Entity Too Large\",\"status\":413,"
                  + "\"detail\":\"the body is too large\",\"code\":\"request-entity-too-large\"}");
    } else {
      context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, (long) Limits.BODY_BYTES);
      context.next();
    }
  }

  private static long length(RoutingContext context) {
    String header = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return header == null ? 0 : Long.parseLong(header);
    } catch (NumberFormatException none) {
      return Long.MAX_VALUE;
    }
  }
}
