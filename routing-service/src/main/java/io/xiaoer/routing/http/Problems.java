package io.xiaoer.routing.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error as problem+json; what went wrong inside stays inside. */
final class Problems {
  /** The media type of RFC 9457. */
  static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger LOG = Logger.getLogger(Problems.class);

  @ServerExceptionMapper
  Response refused(Refusal refusal) {
    return answer(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()));
  }

  @ServerExceptionMapper
  Response unauthorized(UnauthorizedException none) {
    return unauthenticated();
  }

  @ServerExceptionMapper
  Response failed(AuthenticationFailedException bad) {
    return unauthenticated();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException role) {
    return answer(403, "forbidden", "your role does not allow this");
  }

  @ServerExceptionMapper
  Response web(WebApplicationException known) {
    Response.StatusType status = known.getResponse().getStatusInfo();
    String code = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    return answer(status.getStatusCode(), code, status.getReasonPhrase());
  }

  @ServerExceptionMapper
  Response bug(RuntimeException unexpected) {
    LOG.error("a request failed", unexpected);
    return answer(500, "internal-error", "something went wrong here");
  }

  private static Response unauthenticated() {
    return Response.fromResponse(answer(401, "unauthenticated", "a valid access token is needed"))
        .header("WWW-Authenticate", "Bearer")
        .build();
  }

  private static Response answer(int status, String code, String detail) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    return Response.status(status)
        .type(MEDIA_TYPE)
        .entity(new Problem("urn:xiaoer:problem:" + code, title, status, detail, code))
        .build();
  }
}
