package io.xiaoer.gateway.s3;

import io.xiaoer.gateway.media.MediaConfig;
import io.xiaoer.gateway.media.MediaStore;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Bytes in a bucket of a store that speaks Amazon S3. */
public final class S3Media implements MediaStore, AutoCloseable {
  private final S3Client client;
  private final String bucket;

  /** Media in the bucket of the settings, which must exist. */
  public S3Media(MediaConfig.S3 config) {
    this.bucket = config.bucket();
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(config.region()))
            .forcePathStyle(config.pathStyle())
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(config.callWithin()))
            .overrideConfiguration(any -> any.apiCallTimeout(config.callWithin()))
            // Checksums of later protocols are more than many a compatible store understands.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    config.endpoint().ifPresent(address -> builder.endpointOverride(URI.create(address)));
    if (config.accessKey().isPresent() && config.secretKey().isPresent()) {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(config.accessKey().get(), config.secretKey().get())));
    } else {
      builder.credentialsProvider(DefaultCredentialsProvider.builder().build());
    }
    this.client = builder.build();
  }

  @Override
  public void put(String key, Path file, String mediaType) {
    try {
      client.putObject(
          put -> put.bucket(bucket).key(key).contentType(mediaType), RequestBody.fromFile(file));
    } catch (SdkException failed) {
      throw new Unavailable("the store did not keep a medium", failed);
    }
  }

  @Override
  public InputStream open(String key, long from, long count) {
    try {
      String range = "bytes=" + from + "-" + (from + count - 1);
      return client.getObject(get -> get.bucket(bucket).key(key).range(range));
    } catch (SdkException failed) {
      throw new Unavailable("the store did not answer", failed);
    }
  }

  @Override
  public void delete(String key) {
    try {
      client.deleteObject(delete -> delete.bucket(bucket).key(key));
    } catch (SdkException failed) {
      throw new Unavailable("the store did not forget a medium", failed);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
