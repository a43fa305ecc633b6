package io.xiaoer.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.EncryptedText;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EncryptionTest {
  private static final String LI_NA = "customer:li-na";
  private static final String WANG_WEI = "customer:wang-wei";

  private final Map<String, Optional<Aead>> keys = new HashMap<>();
  private final BodyCipher cipher =
      new BodyCipher(
          new BodyCipher.Keys() {
            @Override
            public Optional<Aead> of(String keyId) {
              return keys.computeIfAbsent(keyId, _ -> Optional.of(fresh()));
            }

            @Override
            public Optional<Aead> find(String keyId) {
              return keys.getOrDefault(keyId, Optional.empty());
            }
          });

  @Test
  void everyRecordSurvivesEncryptionUnchanged() {
    Examples.all()
        .forEach(
            (name, example) -> {
              Object encrypted = cipher.encrypt(example.data(), LI_NA);
              assertThat(cipher.decrypt(encrypted)).as(name).isEqualTo(example.data());
            });
  }

  @Test
  void aRecordEncryptedAgainIsTheSame() {
    Examples.all()
        .forEach(
            (name, example) -> {
              Object encrypted = cipher.encrypt(example.data(), LI_NA);
              assertThat(cipher.encrypt(encrypted, LI_NA)).as(name).isEqualTo(encrypted);
            });
  }

  @Test
  void withoutItsKeyEveryRecordCanStillBeReadButItsWordsCannot() {
    Map<String, Object> encrypted = new HashMap<>();
    Examples.all()
        .forEach((name, example) -> encrypted.put(name, cipher.encrypt(example.data(), LI_NA)));

    keys.put(LI_NA, Optional.empty());

    encrypted.forEach(
        (name, data) -> {
          String hidden = json(data);
          String erased = json(cipher.decrypt(data));
          assertThat(count(erased, EncryptedText.ERASED))
              .as(name)
              .isEqualTo(count(hidden, "enc1."));
          assertThat(erased).as(name).doesNotContain("enc1.");
        });
  }

  @Test
  void nothingIsKeptOfAPersonWhoseKeyWasDestroyed() {
    keys.put(LI_NA, Optional.empty());

    assertThat(cipher.encrypt(new Content.Text("my new address"), LI_NA))
        .isEqualTo(new Content.Text(EncryptedText.ERASED));
  }

  @Test
  void theLongestMessageFitsIntoARecord() {
    Content.Text longest = new Content.Text("云".repeat(Limits.TEXT_CHARS));

    Content.Text encrypted = cipher.encrypt(longest, "customer:" + "x".repeat(80));

    assertThat(encrypted.text().length()).isLessThan(Limits.BODY_BYTES / 2);
    assertThat(encrypted.text()).doesNotContain("云");
    assertThat(cipher.decrypt(encrypted)).isEqualTo(longest);
  }

  @Test
  void theSameWordsDoNotLookTheSameTwice() {
    assertThat(cipher.encryptText("yes", LI_NA)).isNotEqualTo(cipher.encryptText("yes", LI_NA));
  }

  @Test
  void wordsThatOnlyLookEncryptedAreEncrypted() {
    String pretended = "enc1.bm9ib2R5.AAAA";

    String encrypted = cipher.encryptText(pretended, LI_NA);

    assertThat(encrypted).isNotEqualTo(pretended);
    assertThat(cipher.decryptText(encrypted)).isEqualTo(pretended);
  }

  @Test
  void wordsUnderAnotherPersonsNameCannotBeOpened() {
    EncryptedText hers = EncryptedText.parse(cipher.encryptText("hers", LI_NA)).orElseThrow();
    cipher.encryptText("his", WANG_WEI);

    String moved = new EncryptedText(WANG_WEI, hers.ciphertext()).text();

    assertThat(cipher.decryptText(moved)).isEqualTo(EncryptedText.ERASED);
  }

  private static String json(Object data) {
    try {
      return Codec.JSON.writeValueAsString(data);
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static int count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }

  private static Aead fresh() {
    try {
      AeadConfig.register();
      return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
          .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
