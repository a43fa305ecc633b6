package io.xiaoer.keys;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** chat-gateway as the keeper of keys, asked with the service's own token. */
@RegisterRestClient(configKey = "gateway")
@OidcClientFilter
@Path("/api/keys")
public interface KeyApi {
  @POST
  @Path("/loans")
  Lent lend(Wish wish);

  /** Whose keys are needed. */
  record Wish(List<String> ids) {}

  /** Tink keysets by the key's id; those that were destroyed are absent. */
  record Lent(Map<String, byte[]> keysets) {}
}
