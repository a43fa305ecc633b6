package io.xiaoer.local.shop.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.local.shop.core.ProductPicture;
import io.xiaoer.local.shop.mongo.ShopStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pictures of the goods, for everybody: a browser shows them without a token. */
@Path("/images")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Products")
@SecurityRequirements
public class ImageResource {

  private static final String SVG = "image/svg+xml";

  private final ShopStore store;

  ImageResource(ShopStore store) {
    this.store = store;
  }

  /** A product's picture. */
  @GET
  @Path("/{productId}.svg")
  @Produces(SVG)
  @Operation(operationId = "getPicture", summary = "A product's picture; public")
  @APIResponse(
      responseCode = "200",
      description = "A drawing of 240 by 240 pixels.",
      content = @Content(mediaType = SVG, schema = @Schema(implementation = String.class)))
  @APIResponse(responseCode = "404", description = "No such product (`no-such-product`).")
  public Response picture(
      @PathParam("productId")
          @Parameter(
              description = "Id of the product.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      pattern = Limits.PRODUCT_ID,
                      examples = "p-1001"))
          String productId) {
    String svg =
        store
            .product(Limits.productId(productId))
            .map(ProductPicture::svg)
            .orElseThrow(Refusal.notFound("no-such-product", "the shop does not sell this"));
    return Response.ok(svg, SVG)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
