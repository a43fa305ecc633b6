package io.xiaoer.gateway.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.xiaoer.gateway.GatewayConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The page as an app that can be installed, under the shop's name. */
@Path("/chat/api/manifest")
@PermitAll
@Tag(name = "public", description = "Needs no token.")
public class ManifestResource {
  private static final String PAGE = "/chat/";

  private final GatewayConfig config;

  ManifestResource(GatewayConfig config) {
    this.config = config;
  }

  /** A web app manifest, as the W3C describes it. */
  public record Manifest(
      String id,
      String name,
      @JsonProperty("short_name") String shortName,
      String lang,
      @JsonProperty("start_url") String startUrl,
      String scope,
      String display,
      @JsonProperty("background_color") String backgroundColor,
      @JsonProperty("theme_color") String themeColor,
      List<Icon> icons) {}

  /** One drawing of the app. */
  public record Icon(String src, String sizes, String type, String purpose) {}

  /** The manifest. */
  @GET
  @Produces("application/manifest+json")
  @Operation(
      operationId = "getManifest",
      summary = "The customer page as an installable web app",
      description = "Public.")
  public Manifest manifest(
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
          @Parameter(description = "In which language the app is named: zh (default) or en.")
          @Nullable String languages) {
    boolean english = PublicResource.language(languages).equals(Locale.ENGLISH);
    String shop = config.shop().name();
    return new Manifest(
        PAGE,
        english ? shop + " service" : shop + "客服",
        shop,
        english ? "en" : "zh-CN",
        PAGE,
        PAGE,
        "standalone",
        "#f7f1e8",
        "#f7f1e8",
        List.of(
            new Icon(PAGE + "icons/icon-192.png", "192x192", "image/png", "any"),
            new Icon(PAGE + "icons/icon-512.png", "512x512", "image/png", "any"),
            new Icon(PAGE + "icons/maskable-512.png", "512x512", "image/png", "maskable")));
  }
}
