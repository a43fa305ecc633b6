package io.xiaoer.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may read what, with tokens of the real identity provider, through the front door. */
@ExtendWith(Suite.Extension.class)
class RolesIT {
  private static final String NOBODY = "nobody";
  private static final String GUEST = "guest";
  private static final List<String> CALLERS =
      List.of(NOBODY, GUEST, "li-na", "xiao-chen", "zhou-jie", "sun-li", "qian-yi");

  /** Who is let in; everybody else is not. */
  private static final Map<String, List<String>> ALLOWED =
      Map.of(
          "/chat/api/configuration", CALLERS,
          "/chat/api/conversations?limit=1", List.of(GUEST, "li-na"),
          "/chat/api/orders?limit=1", List.of("li-na"),
          "/desk/api/queue", List.of("xiao-chen", "zhou-jie"),
          "/tickets/api/cases?limit=1", List.of("xiao-chen", "zhou-jie", "sun-li"),
          "/tickets/api/ratings?limit=1", List.of("xiao-chen", "zhou-jie", "qian-yi"),
          "/insight/api/live?minutes=5", List.of("zhou-jie", "qian-yi"),
          "/bot/api/intents", List.of("zhou-jie", "qian-yi"),
          "/demo-shop/api/products?limit=1", List.of());

  @TestFactory
  Stream<DynamicTest> everyPathLetsInWhomItShouldAndNobodyElse(Suite suite) {
    Map<String, Api> callers =
        CALLERS.stream()
            .collect(java.util.stream.Collectors.toMap(who -> who, who -> caller(suite, who)));
    return ALLOWED.entrySet().stream()
        .flatMap(
            path ->
                CALLERS.stream()
                    .map(
                        who ->
                            DynamicTest.dynamicTest(
                                who + " at " + path.getKey(),
                                () -> check(callers.get(who), who, path))));
  }

  private static void check(Api api, String who, Map.Entry<String, List<String>> path) {
    int status = api.status(path.getKey());
    if (path.getValue().contains(who)) {
      assertThat(status).isEqualTo(200);
    } else {
      // A guest's token means nothing outside chat-gateway, so he is nobody there.
      assertThat(status)
          .isIn(who.equals(NOBODY) || who.equals(GUEST) ? List.of(401, 403) : List.of(403));
    }
  }

  private static Api caller(Suite suite, String who) {
    return switch (who) {
      case NOBODY -> Api.asNobody(suite.url());
      case GUEST -> Api.asGuest(suite.url());
      default -> Api.as(suite.url(), who);
    };
  }
}
