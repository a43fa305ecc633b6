package io.xiaoer.gateway.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A master key in a file: one key a line, 32 random bytes in hexadecimal ({@code openssl rand -hex
 * 32}). The last line wraps; the lines before it still unwrap, so a new key is a new line, a
 * restart and a rewrapping, after which the old line can go. AES-256-GCM.
 */
public final class FileMasterKey implements MasterKey {
  private static final int KEY_BYTES = 32;

  private final Aead keys;
  private final String id;

  /**
   * Reads the keys.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it holds no key, or a line that is none
   */
  public FileMasterKey(Path file) {
    List<byte[]> lines = lines(file);
    try {
      AeadConfig.register();
      this.keys = aead(lines);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException("the master key cannot be used", unusable);
    }
    this.id = "file:" + HexFormat.of().toHexDigits(number(lines.getLast()));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public byte[] wrap(byte[] key, String whose) {
    try {
      return keys.encrypt(key, whose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM does not encrypt", impossible);
    }
  }

  @Override
  public byte[] unwrap(byte[] wrapped, String whose) {
    try {
      return keys.decrypt(wrapped, whose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException foreign) {
      throw new IllegalStateException("no line of the master key's file unwraps this key", foreign);
    }
  }

  private static List<byte[]> lines(Path file) {
    try {
      List<byte[]> lines =
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .map(FileMasterKey::key)
              .toList();
      if (lines.isEmpty()) {
        throw new IllegalArgumentException("the master key's file " + file + " is empty");
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the master key's file " + file, e);
    }
  }

  private static byte[] key(String line) {
    try {
      byte[] key = HexFormat.of().parseHex(line);
      if (key.length == KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException notHexadecimal) {
      // Falls through to the same answer, which does not repeat the line.
    }
    throw new IllegalArgumentException("a line of the master key's file is not 32 bytes in hex");
  }

  private static Aead aead(List<byte[]> lines) throws GeneralSecurityException {
    AesGcmParameters parameters =
        AesGcmParameters.builder()
            .setKeySizeBytes(KEY_BYTES)
            .setIvSizeBytes(12)
            .setTagSizeBytes(16)
            .setVariant(AesGcmParameters.Variant.TINK)
            .build();
    Map<Integer, byte[]> byNumber = new LinkedHashMap<>();
    lines.forEach(line -> byNumber.put(number(line), line));
    int primary = number(lines.getLast());
    KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
    for (Map.Entry<Integer, byte[]> key : byNumber.entrySet()) {
      AesGcmKey aes =
          AesGcmKey.builder()
              .setParameters(parameters)
              .setKeyBytes(SecretBytes.copyFrom(key.getValue(), InsecureSecretKeyAccess.get()))
              .setIdRequirement(key.getKey())
              .build();
      KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(aes);
      keyset.addEntry(key.getKey() == primary ? entry.makePrimary() : entry);
    }
    return keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  /** The first four bytes of a key's SHA-256: names it, tells nothing of it. */
  private static int number(byte[] key) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key)).getInt();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
