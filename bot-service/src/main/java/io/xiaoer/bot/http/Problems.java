package io.xiaoer.bot.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error of a REST call as a {@link Problem}. Bugs are logged once, with an id. */
class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);

  /** The caller asked for something that cannot be. */
  static final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    BadRequest(String code, String detail) {
      super(detail, null, false, false);
      this.code = code;
    }
  }

  @ServerExceptionMapper
  Response badRequest(BadRequest bad) {
    return response(Status.BAD_REQUEST, bad.code, String.valueOf(bad.getMessage()));
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthorized() {
    return Response.fromResponse(
            response(Status.UNAUTHORIZED, "unauthenticated", "a valid bearer token is required"))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper(ForbiddenException.class)
  Response forbidden() {
    return response(Status.FORBIDDEN, "forbidden", "the token's role does not allow this");
  }

  @ServerExceptionMapper
  Response web(WebApplicationException said) {
    Status status = Status.fromStatusCode(said.getResponse().getStatus());
    Status known = status == null ? Status.INTERNAL_SERVER_ERROR : status;
    return response(
        known,
        known.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
        known.getReasonPhrase());
  }

  @ServerExceptionMapper
  Response bug(RuntimeException bug) {
    String id = UUID.randomUUID().toString();
    LOG.errorf(bug, "request failed, %s", id);
    return response(Status.INTERNAL_SERVER_ERROR, "internal-error", "see the log, " + id);
  }

  private static Response response(Status status, String code, String detail) {
    return Response.status(status)
        .type(Problem.MEDIA_TYPE)
        .entity(
            new Problem(
                "urn:xiaoer:problem:" + code,
                status.getReasonPhrase(),
                status.getStatusCode(),
                detail,
                code))
        .build();
  }
}
