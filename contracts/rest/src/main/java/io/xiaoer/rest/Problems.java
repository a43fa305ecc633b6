package io.xiaoer.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Every error of a REST call as a {@link Problem}; what went wrong inside stays inside. A bug is
 * logged once, under an id that the caller is told.
 */
public class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);

  /** What the service itself said. */
  @ServerExceptionMapper
  public Response refused(ProblemException refusal) {
    return refusal.problem().answer().build();
  }

  /** No token, or one that is not valid. */
  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  public Response unauthenticated() {
    return Problem.of(401, "unauthenticated", "a valid access token is needed")
        .answer()
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  /** A token that does not suffice. */
  @ServerExceptionMapper(ForbiddenException.class)
  public Response forbidden() {
    return Problem.of(403, "forbidden", "your roles and desks do not allow this").answer().build();
  }

  /** Parameters that are out of their bounds, each one named. */
  @ServerExceptionMapper
  public Response outOfBounds(ConstraintViolationException violated) {
    String detail =
        violated.getConstraintViolations().stream()
            .map(violation -> name(violation) + " " + violation.getMessage())
            .sorted()
            .collect(Collectors.joining("; "));
    return Problem.of(400, "invalid-parameter", detail).answer().build();
  }

  /** JSON of another shape than described. The framework has a mapper of its own for it. */
  @ServerExceptionMapper(MismatchedInputException.class)
  public Response unreadable() {
    return Problem.of(400, "invalid-body", "the body is not the JSON that is described")
        .answer()
        .build();
  }

  /** What the framework refuses: its code is the status in words, such as {@code not-found}. */
  @ServerExceptionMapper
  public Response known(WebApplicationException refused) {
    Status status = Status.fromStatusCode(refused.getResponse().getStatus());
    if (status == null || status.getFamily() == Status.Family.SERVER_ERROR) {
      return unexpected(refused);
    }
    if (refused.getCause() instanceof JsonProcessingException) {
      return unreadable();
    }
    String code = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    ResponseBuilder answer =
        Problem.of(status.getStatusCode(), code, status.getReasonPhrase()).answer();
    Set<String> others = refused.getResponse().getAllowedMethods();
    return (others.isEmpty() ? answer : answer.allow(others)).build();
  }

  /** A bug. */
  @ServerExceptionMapper
  public Response unexpected(Throwable bug) {
    String id = UUID.randomUUID().toString();
    LOG.errorf(bug, "request failed, error %s", id);
    return Problem.of(500, "internal-error", "error " + id).answer().build();
  }

  private static String name(ConstraintViolation<?> violation) {
    String last = "";
    for (Path.Node node : violation.getPropertyPath()) {
      last = node.getName();
    }
    return last;
  }
}
