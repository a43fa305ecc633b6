package io.xiaoer.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoer.contracts.behaviour.BehaviourEvent;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.contracts.ticket.TicketCommand;
import io.xiaoer.contracts.ticket.TicketEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class CodecTest {
  private static final Instant NOON = Instant.parse("2026-11-18T04:00:00Z");

  @Test
  void aCommandTravelsAsCloudEventInBinaryMode() {
    ProducerRecord<String, byte[]> sent =
        Codec.encode(
                new Envelope.OfCommand<>(
                    "id-1", "/chat-gateway", "c-1", NOON, new ConversationCommand.RequestPerson()))
            .to(Topics.CONVERSATION_COMMANDS);
    assertThat(sent.key()).isEqualTo("c-1");
    assertThat(WireMessage.headers(sent.headers()))
        .isEqualTo(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", "id-1",
                "ce_source", "/chat-gateway",
                "ce_type", "conversation.request-person.v1",
                "ce_subject", "c-1",
                "ce_time", "2026-11-18T04:00:00Z",
                "content-type", "application/json"));
    assertThat(new String(sent.value(), StandardCharsets.UTF_8))
        .isEqualTo("{\"versions\":{},\"data\":{}}");
  }

  @Test
  void aRecordWithoutATypeIsUnknown() {
    assertThat(Codec.decode(new WireMessage("c-1", Map.of(), new byte[0])))
        .isEqualTo(new Decoded.UnknownType(null));
  }

  @Test
  void aRecordWithoutAnAttributeIsMalformedAndSaysWhich() {
    for (String attribute : List.of("ce_id", "ce_source", "ce_subject", "ce_time")) {
      Map<String, String> headers = new HashMap<>(headers("conversation.request-person.v1"));
      headers.remove(attribute);
      Decoded decoded = Codec.decode(new WireMessage("c-1", headers, bytes("{\"data\":{}}")));
      assertThat(decoded)
          .isEqualTo(
              new Decoded.Malformed("conversation.request-person.v1", attribute + " is missing"));
    }
  }

  @Test
  void bodiesThatAreNoJsonObjectsAreMalformed() {
    for (String body :
        List.of("", "null", "[]", "7", "{\"data\":[]}", "{\"data\":null}", "{}", "\u0000")) {
      Decoded decoded =
          Codec.decode(
              new WireMessage("c-1", headers("conversation.request-person.v1"), bytes(body)));
      assertThat(decoded).as(body).isInstanceOf(Decoded.Malformed.class);
    }
  }

  @Test
  void aBodyBeyondTheLimitIsMalformedUnread() {
    Decoded decoded =
        Codec.decode(
            new WireMessage(
                "c-1", headers("conversation.request-person.v1"), new byte[Limits.BODY_BYTES + 1]));
    assertThat(decoded)
        .isEqualTo(
            new Decoded.Malformed(
                "conversation.request-person.v1", "body is longer than 65536 bytes"));
  }

  @Test
  void aTextBeyondTheLimitCannotBeMade() {
    assertThatThrownBy(() -> new Content.Text("长".repeat(Limits.TEXT_CHARS + 1)))
        .isInstanceOf(ContractViolation.class)
        .hasMessage("text is longer than 4000 characters");
  }

  @Test
  void anOrderEntranceNamesItsOrder() {
    assertThatThrownBy(() -> new Entrance(Entrance.Kind.ORDER, null))
        .isInstanceOf(ContractViolation.class)
        .hasMessage("entrance.reference is missing");
  }

  @Test
  void theCatalogueHoldsEveryRecordOfTheFamiliesOnce() {
    List<Class<?>> families =
        List.of(
            ConversationCommand.class,
            ConversationEvent.class,
            DeskCommand.class,
            DeskEvent.class,
            TicketCommand.class,
            TicketEvent.class,
            BehaviourEvent.class);
    List<Class<?>> records =
        families.stream()
            .flatMap(family -> Stream.<Class<?>>of(family.getPermittedSubclasses()))
            .toList();
    assertThat(
            Catalogue.ENTRIES.stream()
                .<Class<?>>map(Catalogue.Entry::record)
                .filter(Class::isRecord))
        .containsExactlyInAnyOrderElementsOf(records);
  }

  private static Map<String, String> headers(String type) {
    return Map.of(
        "ce_id", "id-1",
        "ce_source", "/test",
        "ce_type", type,
        "ce_subject", "c-1",
        "ce_time", "2026-11-18T04:00:00Z");
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aKindOfContentFromALaterVersionIsReadAsOther() throws Exception {
    String later = "{\"kind\":\"sticker\",\"pack\":{\"id\":7}}";
    Content read = Codec.JSON.readValue(later, Content.class);
    assertThat(read).isEqualTo(new Content.Other("sticker"));
    String handedOn = Codec.JSON.writerFor(Content.class).writeValueAsString(read);
    assertThat(handedOn).isEqualTo("{\"kind\":\"other\",\"originalKind\":\"sticker\"}");
    assertThat(Codec.JSON.readValue(handedOn, Content.class)).isEqualTo(read);
  }

  @Test
  void contentWithoutAKindIsRefused() {
    assertThatThrownBy(() -> Codec.JSON.readValue("{\"text\":\"x\"}", Content.class))
        .hasMessageContaining("kind is missing");
  }

  @Test
  void aPictureCannotReferToAFilm() {
    Medium film = new Medium("m", "video/mp4", 1, "a.mp4", null, null, null, null);
    assertThatThrownBy(() -> new Content.Image(film, null))
        .isInstanceOf(ContractViolation.class)
        .hasMessage("medium is no image");
  }

  @Test
  void aPostHasEitherWordsOrContent() {
    assertThatThrownBy(() -> new CustomerFrame.Post("c", "m", null, null))
        .isInstanceOf(ContractViolation.class);
    assertThatThrownBy(() -> new CustomerFrame.Post("c", "m", "x", new Content.Text("x")))
        .isInstanceOf(ContractViolation.class);
  }
}
