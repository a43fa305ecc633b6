package io.xiaoer.analytics.http;

import com.mongodb.MongoException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error as problem+json; what went wrong inside stays inside. */
final class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);
  private static final int RETRY_AFTER_SECONDS = 2;

  @ServerExceptionMapper
  Response outOfBounds(ConstraintViolationException e) {
    String detail =
        e.getConstraintViolations().stream()
            .map(violation -> name(violation) + " " + violation.getMessage())
            .sorted()
            .collect(Collectors.joining("; "));
    return problem(400, "invalid-parameter", detail).build();
  }

  private static String name(ConstraintViolation<?> violation) {
    String last = "";
    for (Path.Node node : violation.getPropertyPath()) {
      last = node.getName();
    }
    return last;
  }

  @ServerExceptionMapper
  Response fromFramework(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    return switch (status) {
      case 404 -> problem(404, "not-found", "there is nothing here").build();
      case 405 -> problem(405, "method-not-allowed", "this path has other methods").build();
      case 406 -> problem(406, "not-acceptable", "only JSON is answered").build();
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
  Response notAllowed(ForbiddenException e) {
    return problem(403, "forbidden", "your roles and desks do not allow this").build();
  }

  @ServerExceptionMapper
  Response storeDown(MongoException e) {
    LOG.error("the store does not answer", e);
    return problem(503, "unavailable", "the service cannot answer now")
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  @ServerExceptionMapper
  Response bug(RuntimeException e) {
    LOG.error("unexpected", e);
    return problem(500, "internal", "the service made a mistake").build();
  }

  private static Response.ResponseBuilder problem(int status, String code, String detail) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    return Response.status(status)
        .type(Problem.MEDIA_TYPE)
        .entity(new Problem("urn:xiaoer:problem:" + code, title, status, detail, code));
  }
}
