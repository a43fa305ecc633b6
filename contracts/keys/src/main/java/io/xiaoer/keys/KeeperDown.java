package io.xiaoer.keys;

import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.rest.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a REST call is answered while chat-gateway lends no key. */
public class KeeperDown {
  /** No key, so nothing personal can be shown. */
  @ServerExceptionMapper(KeysUnavailable.class)
  public Response unavailable() {
    return Problem.unavailable("unavailable", "the keeper of keys does not answer now");
  }
}
