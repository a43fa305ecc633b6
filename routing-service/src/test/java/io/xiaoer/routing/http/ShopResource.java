package io.xiaoer.routing.http;

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

/**
 * A shop that knows one customer, with answers in the demo shop's shape; wants a token; is out of
 * order for customer {@code c-broken}.
 */
public final class ShopResource implements QuarkusTestResourceLifecycleManager {
  private static final String ROOT = "/demo-shop/api/customers/";
  private static final String CUSTOMER =
      """
      {"customerId":"c-1","name":"李娜","phoneMasked":"138****2046","tier":"GOLD",
       "memberSince":"2023-05-18","language":"zh",
       "address":{"province":"浙江省","city":"杭州市","district":"西湖区","streetMasked":"文三路***号"}}
      """;
  private static final String ORDERS =
      """
      [{"orderId":"20261118000123","shopId":"yunxi","customerId":"c-1","status":"SHIPPED",
        "placedAt":"2026-11-18T20:14:05+08:00",
        "items":[{"itemId":"20261118000123-1","productId":"p-1001","name":"亚麻方领连衣裙",
          "nameEn":"Linen dress","size":"M","quantity":1,"unitPriceFen":32900,
          "imageUrl":"/demo-shop/images/p-1001.svg"}],
        "amounts":{"goodsFen":32900,"shippingFen":0,"discountFen":3000,"totalFen":29900},
        "payments":[],
        "parcel":{"carrier":"顺丰速运","carrierCode":"SF","number":"SF139","status":"IN_TRANSIT",
          "events":[{"time":"2026-11-20T21:40:00+08:00","place":"杭州","text":"已到达"}],
          "eta":"2026-11-22T18:00:00+08:00"},
        "refunds":[]}]
      """;

  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(ROOT, ShopResource::answer);
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/demo-shop";
    return Map.of("quarkus.rest-client.shop.url", url);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(ROOT.length());
    boolean token = exchange.getRequestHeaders().containsKey("Authorization");
    String body =
        switch (path) {
          case "c-1" -> CUSTOMER;
          case "c-1/orders" -> ORDERS;
          case "c-1/coupons" -> "[]";
          default -> "{}";
        };
    int status =
        !token ? 401 : path.startsWith("c-1") ? 200 : path.startsWith("c-broken") ? 500 : 404;
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }
}
