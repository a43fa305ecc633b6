package io.xiaoer.gateway.http;

import com.mongodb.MongoException;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.media.MediaRefusal;
import io.xiaoer.gateway.media.MediaStore;
import io.xiaoer.rest.Problem;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The errors that only the gateway has, each as a {@link Problem}. */
class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);

  @ServerExceptionMapper
  Response stepUp(StepUp.Required required) {
    return Problem.of(
            401, "step-up-required", "sign in again, with the level that the header names")
        .answer()
        .header(HttpHeaders.WWW_AUTHENTICATE, required.challenge())
        .build();
  }

  @ServerExceptionMapper({KeysUnavailable.class, TopicWriter.NotDurable.class})
  Response down() {
    return Problem.unavailable("try-again", "a part of the suite is down, try again");
  }

  @ServerExceptionMapper
  Response down(MongoException down) {
    LOG.warnf("the store did not answer: %s", down.getClass().getSimpleName());
    return down();
  }

  @ServerExceptionMapper
  Response down(MediaStore.Unavailable down) {
    LOG.warnf("%s: %s", down.getMessage(), down.getCause().getClass().getSimpleName());
    return down();
  }

  @ServerExceptionMapper
  Response notTaken(MediaRefusal refusal) {
    MediaRefusal.Reason reason = refusal.reason();
    return Problem.of(reason.status(), reason.code(), String.valueOf(refusal.getMessage()))
        .answer()
        .build();
  }

  /** The shop did not answer, or is left alone for a while. */
  @ServerExceptionMapper({ProcessingException.class, FaultToleranceException.class})
  Response shopDown() {
    return Problem.of(502, "shop-unavailable", "the shop does not answer now").answer().build();
  }
}
