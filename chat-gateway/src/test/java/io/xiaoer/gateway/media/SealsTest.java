package io.xiaoer.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.gateway.media.StoredMedium.Variant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealsTest {
  private static final String KEY = "bWVkaWEtdGVzdHMtb25seS1tZWRpYS10ZXN0cy1vbmx5LW1lZGlhIQ==";
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Author LI_NA = new Author(Author.Kind.CUSTOMER, "u-1", "李娜");
  private static final Medium PHOTO =
      new Medium("m-1", "image/jpeg", 10, "a.jpg", 4, 3, null, null);

  private final Seals seals = new Seals(KEY);
  private final Medium sealed = seals.seal(PHOTO, "c-1", Seals.uploader(LI_NA));

  @Test
  void aMediumGoesIntoTheLogWithoutItsSeal() {
    assertThat(posted("c-1", LI_NA, sealed)).contains(new Content.Image(PHOTO, "看"));
  }

  @Test
  void nobodyElsePostsItAndNowhereElse() {
    assertThat(posted("c-2", LI_NA, sealed)).isEmpty();
    assertThat(posted("c-1", new Author(Author.Kind.CUSTOMER, "u-2", "王伟"), sealed)).isEmpty();
    assertThat(posted("c-1", new Author(Author.Kind.AGENT, "u-1", "陈晓"), sealed)).isEmpty();
    assertThat(posted("c-1", LI_NA, PHOTO)).isEmpty();
  }

  @Test
  void nothingOfItCanBeChanged() {
    Medium other = new Medium("m-2", "image/jpeg", 10, "a.jpg", 4, 3, null, sealed.seal());
    assertThat(posted("c-1", LI_NA, other)).isEmpty();
    Medium wider = new Medium("m-1", "image/jpeg", 10, "a.jpg", 43, null, null, sealed.seal());
    assertThat(posted("c-1", LI_NA, wider)).isEmpty();
  }

  @Test
  void anAddressIsGoodForItsMediumItsVariantAndItsTime() {
    Addresses now = addresses(NOON);
    Instant until = now.expiry();
    assertThat(Duration.between(NOON, until))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(20));
    String address = now.of("m-1", Variant.ORIGINAL, until);
    assertThat(address).startsWith("/chat/api/media/m-1/original?until=" + until.getEpochSecond());
    String signature = address.substring(address.indexOf("signature=") + "signature=".length());
    long seconds = until.getEpochSecond();
    assertThat(now.isGood("m-1", Variant.ORIGINAL, seconds, signature)).isTrue();
    assertThat(now.isGood("m-2", Variant.ORIGINAL, seconds, signature)).isFalse();
    assertThat(now.isGood("m-1", Variant.THUMBNAIL, seconds, signature)).isFalse();
    assertThat(now.isGood("m-1", Variant.ORIGINAL, seconds + 60, signature)).isFalse();
    assertThat(addresses(until).isGood("m-1", Variant.ORIGINAL, seconds, signature)).isFalse();
  }

  private static Addresses addresses(Instant now) {
    return new Addresses(KEY, Duration.ofMinutes(10), Clock.fixed(now, ZoneOffset.UTC));
  }

  private Optional<Content> posted(String conversationId, Author author, Medium medium) {
    PostMessage post = new PostMessage(author, new Content.Image(medium, "看"), "m", null);
    return seals
        .opened(new OfCommand<ConversationCommand>("id", "/test", conversationId, NOON, post))
        .map(opened -> ((PostMessage) opened.data()).content());
  }
}
