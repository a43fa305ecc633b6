package io.xiaoer.gateway.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.IdentityResource;
import io.xiaoer.testing.StoreResource;
import io.xiaoer.testing.TestTokens;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(IdentityResource.class)
class ConversationFlowIT {
  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  private static String customerToken() {
    return TestTokens.token(UUID.randomUUID().toString(), "李娜", Set.of("customer"), List.of());
  }

  @Test
  void aPostedMessageIsAcceptedAndComesBackWithTheNextNumber() {
    try (TestSocket socket = TestSocket.hello(port, customerToken())) {
      String id = socket.open("r-1");
      socket.send(new CustomerFrame.Post(id, "m-1", "我的快递到哪了"));
      assertThat(socket.next("accepted").get("ref").asText()).isEqualTo("m-1");
      JsonNode posted = socket.nextEvent("message-posted");
      assertThat(posted.get("seq").asLong()).isEqualTo(3);
      assertThat(posted.at("/data/content/text").asText()).isEqualTo("我的快递到哪了");
      assertThat(posted.at("/data/clientMessageId").asText()).isEqualTo("m-1");
    }
  }

  @Test
  void theSameClientMessageIdTwiceGivesOneMessage() {
    try (TestSocket socket = TestSocket.hello(port, customerToken())) {
      String id = socket.open("r-1");
      socket.send(new CustomerFrame.Post(id, "m-1", "你好"));
      socket.send(new CustomerFrame.Post(id, "m-1", "你好"));
      socket.send(new CustomerFrame.Post(id, "m-2", "在吗"));
      List<Long> seqs =
          socket.until(f -> f.at("/event/data/clientMessageId").asText().equals("m-2")).stream()
              .filter(f -> f.path("type").asText().equals("event"))
              .map(f -> f.at("/event/seq").asLong())
              .toList();
      assertThat(seqs).containsExactly(3L, 4L);
    }
  }

  @Test
  void resumingAfterANumberGivesExactlyWhatWasMissed() {
    String token = customerToken();
    String id;
    try (TestSocket socket = TestSocket.hello(port, token)) {
      id = socket.open("r-1");
      for (int i = 0; i < 5; i++) {
        socket.send(new CustomerFrame.Post(id, "m-" + i, "第" + i + "条"));
      }
      socket.next(f -> f.at("/event/seq").asLong() == 7);
    }
    try (TestSocket again = TestSocket.hello(port, token, new CustomerFrame.Resume(id, 4))) {
      List<JsonNode> came = again.until(f -> f.path("type").asText().equals("resumed"));
      assertThat(came.stream().map(f -> f.at("/event/seq").asLong()))
          .containsExactly(5L, 6L, 7L, 0L);
      assertThat(came.getLast().get("lastSeq").asLong()).isEqualTo(7);
    }
  }
}
