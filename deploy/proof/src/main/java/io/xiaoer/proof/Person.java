package io.xiaoer.proof;

import io.xiaoer.contracts.encryption.EncryptedText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Who was erased.
 *
 * @param customerId his id, which stays: a number without a name
 * @param words words of his that must nowhere be readable: a name, an address, a sentence
 */
record Person(String customerId, List<String> words) {
  String keyId() {
    return "customer:" + customerId;
  }

  byte[] idBytes() {
    return bytes(customerId);
  }

  /** How each text begins that his key has encrypted. */
  byte[] encryptedBeginning() {
    return bytes(EncryptedText.beginningOf(keyId()));
  }

  List<byte[]> wordBytes() {
    return words.stream().map(Person::bytes).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
