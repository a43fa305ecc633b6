package io.xiaoer.gateway.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class EncryptionTest {
  /** The example of RFC 8291, appendix A. */
  private static final String OUR_POINT =
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";

  private static final String OUR_NUMBER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
  private static final String BROWSER_POINT =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
  private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
  private static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
  private static final String BODY =
      "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
          + "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

  @Test
  void theExampleOfTheStandardComesOutByteForByte() throws Exception {
    KeyPair ours =
        new KeyPair(
            Encryption.publicKey(Vapid.decode(OUR_POINT)),
            Encryption.privateKey(Vapid.decode(OUR_NUMBER)));
    byte[] body =
        Encryption.encrypt(
            "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8),
            Encryption.publicKey(Vapid.decode(BROWSER_POINT)),
            Vapid.decode(AUTH),
            Vapid.decode(SALT),
            ours);
    assertThat(body).isEqualTo(Vapid.decode(BODY));
  }

  @Test
  void theSameWordsAreNeverTheSameBytes() {
    byte[] words = {1, 2, 3};
    byte[] key = Vapid.decode(BROWSER_POINT);
    byte[] auth = Vapid.decode(AUTH);
    SecureRandom random = new SecureRandom();
    assertThat(Encryption.encrypt(words, key, auth, random))
        .isNotEqualTo(Encryption.encrypt(words, key, auth, random));
  }

  @Test
  void aPointThatIsNotOnTheCurveIsNoKey() {
    byte[] point = Vapid.decode(BROWSER_POINT);
    point[64] ^= 1;
    assertThatThrownBy(() -> Encryption.publicKey(point))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("curve");
    assertThatThrownBy(() -> Encryption.publicKey(new byte[65]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
