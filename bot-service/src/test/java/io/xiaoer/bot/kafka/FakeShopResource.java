package io.xiaoer.bot.kafka;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shop that speaks the demo shop's JSON over real HTTP and wants a bearer token. It knows li-na;
 * for the customer "unlucky" it always fails, and to the customer "unheard" it says nothing.
 */
public final class FakeShopResource implements QuarkusTestResourceLifecycleManager {
  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/demo-shop/api/customers/li-na/orders", x -> answer(x, 200, orders()));
    server.createContext("/demo-shop/api/customers/unlucky", x -> answer(x, 503, "{}"));
    server.createContext("/demo-shop/api/customers/unheard", x -> {});
    server.createContext("/demo-shop/api/products", x -> answer(x, 200, products()));
    server.createContext("/demo-shop/api/orders/20261116000101/exchanges", this::exchange);
    server.start();
    return Map.of(
        "quarkus.rest-client.shop.url",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/demo-shop");
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private void exchange(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    boolean whole =
        key != null
            && body.contains("\"itemId\":\"20261116000101-1\"")
            && body.contains("\"newSize\":\"L\"")
            && body.contains("\"pickupFrom\":\"20");
    if (whole) {
      answer(exchange, 201, "{\"exchangeId\":\"ex-" + key + "\",\"status\":\"PICKUP_SCHEDULED\"}");
    } else {
      answer(exchange, 400, "{\"code\":\"invalid-parameter\",\"detail\":\"" + key + "\"}");
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    boolean known = token != null && token.startsWith("Bearer ");
    byte[] body = (known ? json : "{}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(known ? status : 401, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private static String orders() {
    OffsetDateTime now = OffsetDateTime.now().withNano(0);
    return """
        [{"orderId":"20261118000123","shopId":"yunxi","customerId":"li-na","status":"SHIPPED",
          "placedAt":"%1$s","items":[{"itemId":"20261118000123-1","productId":"p-2001",
          "name":"软底乐福鞋","nameEn":"Soft loafers","size":"38","quantity":1,"unitPriceFen":25900,
          "imageUrl":"/demo-shop/images/p-2001.svg"}],
          "amounts":{"goodsFen":25900,"shippingFen":0,"discountFen":0,"totalFen":25900},
          "payments":[],"refunds":[],
          "parcel":{"carrier":"顺丰速运","carrierCode":"SF","number":"SF1390257741806",
          "status":"IN_TRANSIT","events":[{"time":"%2$s","place":"上海","text":"快件已到达上海转运中心"}],
          "eta":"%3$s"}},
         {"orderId":"20261116000101","shopId":"yunxi","customerId":"li-na","status":"DELIVERED",
          "placedAt":"%1$s","deliveredAt":"%2$s",
          "items":[{"itemId":"20261116000101-1","productId":"p-1001",
          "name":"亚麻方领连衣裙","nameEn":"Linen dress","size":"M","quantity":1,"unitPriceFen":32900,
          "imageUrl":"/demo-shop/images/p-1001.svg"}],
          "amounts":{"goodsFen":32900,"shippingFen":0,"discountFen":0,"totalFen":32900},
          "payments":[],"refunds":[]}]
        """
        .formatted(now.minusDays(4), now.minusHours(5), now.plusHours(20));
  }

  private static String products() {
    return """
        [{"productId":"p-1001","shopId":"yunxi","name":"亚麻方领连衣裙","nameEn":"Linen dress",
          "category":"CLOTHES","priceFen":32900,"sizes":[{"size":"M","stock":3},{"size":"L","stock":2}],
          "material":"55% 亚麻","materialEn":"55% linen","care":"手洗","careEn":"Hand wash",
          "description":"…","imageUrl":"/demo-shop/images/p-1001.svg"}]
        """;
  }
}
