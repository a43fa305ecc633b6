package io.xiaoer.gateway.http;

import com.mongodb.MongoException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.media.MediaRefusal;
import io.xiaoer.gateway.media.MediaStore;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error of a REST call as a {@link Problem}. Bugs are logged once, with an id. */
class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);

  @ServerExceptionMapper
  Response problem(ProblemException problem) {
    return response(problem.status(), problem.code(), String.valueOf(problem.getMessage()));
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthorized() {
    return Response.fromResponse(
            response(Status.UNAUTHORIZED, "unauthenticated", "a valid bearer token is required"))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper
  Response stepUp(StepUp.Required required) {
    return Response.fromResponse(
            response(
                Status.UNAUTHORIZED,
                "step-up-required",
                "sign in again, with the level that the header names"))
        .header(HttpHeaders.WWW_AUTHENTICATE, required.challenge())
        .build();
  }

  @ServerExceptionMapper(KeysUnavailable.class)
  Response keysDown() {
    return unavailable();
  }

  @ServerExceptionMapper(ForbiddenException.class)
  Response forbidden() {
    return response(Status.FORBIDDEN, "forbidden", "the token's role does not allow this");
  }

  @ServerExceptionMapper
  Response down(MongoException down) {
    LOG.warnf("the store did not answer: %s", down.getClass().getSimpleName());
    return unavailable();
  }

  @ServerExceptionMapper(TopicWriter.NotDurable.class)
  Response notDurable() {
    return unavailable();
  }

  @ServerExceptionMapper
  Response notTaken(MediaRefusal refusal) {
    Status status = Status.fromStatusCode(refusal.reason().status());
    return Response.status(refusal.reason().status())
        .type(Problem.MEDIA_TYPE)
        .entity(
            new Problem(
                "urn:xiaoer:problem:" + refusal.reason().code(),
                status == null ? "Unprocessable Content" : status.getReasonPhrase(),
                refusal.reason().status(),
                String.valueOf(refusal.getMessage()),
                refusal.reason().code()))
        .build();
  }

  @ServerExceptionMapper
  Response down(MediaStore.Unavailable down) {
    LOG.warnf("%s: %s", down.getMessage(), down.getCause().getClass().getSimpleName());
    return unavailable();
  }

  /** The shop did not answer, or is left alone for a while. */
  @ServerExceptionMapper({ProcessingException.class, FaultToleranceException.class})
  Response shopDown() {
    return response(Status.BAD_GATEWAY, "shop-unavailable", "the shop does not answer now");
  }

  @ServerExceptionMapper
  Response known(WebApplicationException refused) {
    Status status = Status.fromStatusCode(refused.getResponse().getStatus());
    if (status == null || status.getFamily() == Status.Family.SERVER_ERROR) {
      return unexpected(refused);
    }
    return response(
        status, status.name().toLowerCase(Locale.ROOT).replace('_', '-'), words(status));
  }

  @ServerExceptionMapper
  Response unexpected(Throwable bug) {
    String id = UUID.randomUUID().toString();
    LOG.errorf(bug, "request failed, error %s", id);
    return response(Status.INTERNAL_SERVER_ERROR, "internal-error", "error " + id);
  }

  private static Response unavailable() {
    return response(
        Status.SERVICE_UNAVAILABLE, "try-again", "a part of the suite is down, try again");
  }

  private static String words(Status status) {
    return status.getReasonPhrase();
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
