package io.xiaoer.routing.http;

import io.xiaoer.routing.RoutingConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the console must know before anybody is signed in. */
@Path("/api/configuration")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Configuration")
public class ConfigurationResource {
  /**
   * The configuration.
   *
   * @param oidc where to sign in
   */
  public record Configuration(Oidc oidc) {}

  /**
   * Where to sign in.
   *
   * @param authority the identity provider's realm
   * @param clientId the console's id there
   */
  public record Oidc(String authority, String clientId) {}

  private final Configuration configuration;

  ConfigurationResource(RoutingConfig config) {
    configuration = new Configuration(new Oidc(config.oidcIssuer(), config.consoleClient()));
  }

  /** The configuration; public. */
  @GET
  @Operation(operationId = "getConfiguration", summary = "Where to sign in")
  @SecurityRequirements
  public Configuration configuration() {
    return configuration;
  }
}
