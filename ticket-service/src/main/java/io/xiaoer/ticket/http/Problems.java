package io.xiaoer.ticket.http;

import com.mongodb.MongoException;
import io.xiaoer.rest.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The errors that only this service has, as problem+json. */
final class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);

  @ServerExceptionMapper
  Response storeDown(MongoException down) {
    LOG.error("the store does not answer", down);
    return Problem.unavailable("unavailable", "the service cannot answer now");
  }
}
