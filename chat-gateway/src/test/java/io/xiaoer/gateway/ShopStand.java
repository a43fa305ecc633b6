package io.xiaoer.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands where the demo shop stands: two answers of its API, for callers with a token only. */
public final class ShopStand implements QuarkusTestResourceLifecycleManager {
  /** The only customer that the stand knows. */
  public static final String CUSTOMER = "11111111-0000-4000-8000-000000000001";

  private static final String ORDERS =
      """
      [{"orderId":"20261118000123","shopId":"yunxi","customerId":"%s","status":"SHIPPED",
        "placedAt":"2026-11-18T20:14:05+08:00",
        "items":[{"itemId":"1","productId":"p-1001","name":"亚麻方领连衣裙","nameEn":"Linen square-neck dress","size":"M",
                  "imageUrl":"/demo-shop/images/p-1001.svg"},
                 {"itemId":"2","productId":"p-1002","name":"帆布鞋","size":"38"}],
        "amounts":{"goodsFen":32900,"shippingFen":0,"discountFen":3000,"totalFen":29900}}]
      """
          .formatted(CUSTOMER);

  private static final String PRODUCTS =
      """
      [{"productId":"p-1001","name":"亚麻方领连衣裙","priceFen":32900,
        "imageUrl":"/demo-shop/images/p-1001.svg"}]
      """;

  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/demo-shop/api/customers/" + CUSTOMER, http -> answer(http, 200, ORDERS));
    server.createContext("/demo-shop/api/customers/", http -> answer(http, 404, "{}"));
    server.createContext("/demo-shop/api/products", http -> answer(http, 200, PRODUCTS));
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/demo-shop";
    return Map.of("SHOP_URL", url);
  }

  private static void answer(HttpExchange http, int status, String body) throws IOException {
    String authorization = http.getRequestHeaders().getFirst("Authorization");
    boolean known = authorization != null && authorization.startsWith("Bearer ");
    byte[] bytes = (known ? body : "{}").getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().set("Content-Type", "application/json");
    http.sendResponseHeaders(known ? status : 401, bytes.length);
    try (http) {
      http.getResponseBody().write(bytes);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }
}
