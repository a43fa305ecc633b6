package io.xiaoer.local.shop.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.local.shop.core.ProductSearch;
import io.xiaoer.local.shop.model.Product;
import io.xiaoer.local.shop.mongo.ShopStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The shop's goods. */
@Path("/api/products")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("service")
@RunOnVirtualThread
@Tag(name = "Products")
public class ProductResource {

  private final ShopStore store;

  ProductResource(ShopStore store) {
    this.store = store;
  }

  /** Goods by words. */
  @GET
  @Operation(
      operationId = "searchProducts",
      summary = "Goods by words of their names and material, best first; all without `q`")
  @APIResponse(responseCode = "200", description = "At most `limit` products.")
  public List<Product> search(
      @QueryParam("q")
          @Parameter(
              description = "Chinese or English words.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      maxLength = Limits.MAX_QUERY_LENGTH,
                      pattern = Limits.QUERY,
                      examples = "连衣裙"))
          @Nullable String query,
      @QueryParam("limit")
          @Parameter(
              description = "Most products.",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "50",
                      defaultValue = "20"))
          @Nullable String limit) {
    String words = Limits.query(query);
    int most = Limits.limit(limit);
    return ProductSearch.find(store.products(), words, most);
  }

  /** One product. */
  @GET
  @Path("/{productId}")
  @Operation(operationId = "getProduct", summary = "One product with its sizes and stock")
  @APIResponse(responseCode = "200", description = "The product.")
  @APIResponse(responseCode = "404", description = "No such product (`no-such-product`).")
  public Product product(
      @PathParam("productId")
          @Parameter(
              description = "Id of the product.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      pattern = Limits.PRODUCT_ID,
                      examples = "p-1001"))
          String productId) {
    return store
        .product(Limits.productId(productId))
        .orElseThrow(Refusal.notFound("no-such-product", "the shop does not sell this"));
  }
}
