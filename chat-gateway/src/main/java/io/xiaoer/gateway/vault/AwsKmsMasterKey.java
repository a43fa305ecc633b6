package io.xiaoer.gateway.vault;

import io.xiaoer.contracts.encryption.KeysUnavailable;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsClientBuilder;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/**
 * A master key in AWS KMS, or in a service that speaks its language: KMS wraps and unwraps, the key
 * never leaves it. A symmetric key; the person's id is the encryption context, so it stands in
 * CloudTrail with every call. KMS rotates such a key by itself and still unwraps with the versions
 * before. Credentials come from where the AWS SDK looks for them.
 */
public final class AwsKmsMasterKey implements MasterKey, AutoCloseable {
  private static final Duration WITHIN = Duration.ofSeconds(5);
  private static final String CONTEXT = "subject";

  private final KmsClient kms;
  private final String key;

  /**
   * A key in KMS.
   *
   * @param key the key's id, ARN or alias
   * @param region where it is, for example {@code eu-central-1}
   * @param endpoint where another service than Amazon's own is
   */
  public AwsKmsMasterKey(String key, String region, Optional<URI> endpoint) {
    KmsClientBuilder client =
        KmsClient.builder()
            .region(Region.of(region))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(WITHIN).socketTimeout(WITHIN))
            .overrideConfiguration(call -> call.apiCallTimeout(WITHIN.multipliedBy(2)));
    endpoint.ifPresent(client::endpointOverride);
    this.kms = client.build();
    this.key = key;
  }

  @Override
  public String id() {
    return "aws-kms:" + key;
  }

  @Override
  public byte[] wrap(byte[] plain, String whose) {
    try {
      return kms.encrypt(
              ask ->
                  ask.keyId(key)
                      .encryptionContext(Map.of(CONTEXT, whose))
                      .plaintext(SdkBytes.fromByteArray(plain)))
          .ciphertextBlob()
          .asByteArray();
    } catch (SdkException down) {
      throw new KeysUnavailable("KMS does not wrap", down);
    }
  }

  @Override
  public byte[] unwrap(byte[] wrapped, String whose) {
    try {
      return kms.decrypt(
              ask ->
                  ask.keyId(key)
                      .encryptionContext(Map.of(CONTEXT, whose))
                      .ciphertextBlob(SdkBytes.fromByteArray(wrapped)))
          .plaintext()
          .asByteArray();
    } catch (InvalidCiphertextException | IncorrectKeyException foreign) {
      throw new IllegalStateException("KMS does not unwrap this key", foreign);
    } catch (SdkException down) {
      throw new KeysUnavailable("KMS does not unwrap", down);
    }
  }

  @Override
  public void close() {
    kms.close();
  }
}
