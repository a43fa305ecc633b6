package io.xiaoer.local.shop.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.mongodb.MongoException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.xiaoer.local.shop.model.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ConcurrentModificationException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error of the REST interface as problem+json; what went wrong inside stays inside. */
final class Problems {

  /** The media type of RFC 9457. */
  static final String MEDIA_TYPE = "application/problem+json";

  /** After how many seconds a caller may try again when the store does not answer. */
  static final int RETRY_AFTER_SECONDS = 2;

  private static final Logger LOG = Logger.getLogger(Problems.class);

  @ServerExceptionMapper
  Response refused(Refusal refusal) {
    return problem(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage())).build();
  }

  // Named besides its parent: the framework has a mapper of its own for it.
  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  Response unreadable(JsonProcessingException e) {
    return problem(400, "invalid-body", "the body is not the JSON that is described").build();
  }

  @ServerExceptionMapper
  Response fromFramework(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    return switch (status) {
      case 400 ->
          problem(400, "invalid-body", "the body is not the JSON that is described").build();
      case 404 -> problem(404, "no-such-path", "there is nothing at this path").build();
      case 405 ->
          problem(405, "method-not-allowed", "this path has other methods")
              .header(HttpHeaders.ALLOW, String.join(", ", e.getResponse().getAllowedMethods()))
              .build();
      case 406 -> problem(406, "not-acceptable", "only JSON is answered").build();
      case 415 -> problem(415, "unsupported-media-type", "only application/json is read").build();
      default -> problem(status, "http-" + status, "the request cannot be answered").build();
    };
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response noToken(Exception e) {
    return problem(401, "unauthenticated", "a valid access token is needed")
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper
  Response wrongRole(ForbiddenException e) {
    return problem(403, "forbidden", "the role 'service' is needed").build();
  }

  @ServerExceptionMapper({MongoException.class, ConcurrentModificationException.class})
  Response storeDown(Exception e) {
    LOG.error("the store does not answer", e);
    return problem(503, "unavailable", "the shop cannot answer now")
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  @ServerExceptionMapper
  Response bug(RuntimeException e) {
    LOG.error("unexpected", e);
    return problem(500, "internal", "the shop made a mistake").build();
  }

  private static Response.ResponseBuilder problem(int status, String code, String detail) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    return Response.status(status)
        .type(MEDIA_TYPE)
        .entity(new Problem("urn:xiaoer:problem:" + code, title, status, detail, code));
  }
}
