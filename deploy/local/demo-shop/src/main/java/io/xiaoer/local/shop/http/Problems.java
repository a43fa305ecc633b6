package io.xiaoer.local.shop.http;

import com.mongodb.MongoException;
import io.xiaoer.rest.Problem;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.util.ConcurrentModificationException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The errors that only the shop has, as problem+json. */
final class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);

  @ServerExceptionMapper(NotFoundException.class)
  Response noSuchPath() {
    return Problem.of(404, "no-such-path", "there is nothing at this path").answer().build();
  }

  @ServerExceptionMapper({MongoException.class, ConcurrentModificationException.class})
  Response storeDown(Exception e) {
    LOG.error("the store does not answer", e);
    return Problem.unavailable("unavailable", "the shop cannot answer now");
  }
}
