package io.xiaoer.gateway.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of media. A value outside its bounds stops the start and names its key. */
@ConfigMapping(prefix = "gateway.media")
public interface MediaConfig {
  /** Most bytes of any upload that can be configured; the HTTP server lets no more in. */
  long MOST_BYTES = 200L << 20;

  /** Base64 of at least 32 random bytes; signs addresses and seals (HMAC-SHA256). No default. */
  @Size(min = 44, max = 1_000)
  String signingKey();

  /** How long a signed address is good at least; at most twice as long. */
  @WithDefault("PT10M")
  @DurationMin(minutes = 1)
  @DurationMax(hours = 1)
  Duration addressLife();

  /** Where the bytes lie. */
  @WithDefault("gridfs")
  StoreKind store();

  /** The S3 store, if that is where they lie. */
  S3 s3();

  /** Most bytes of a picture as it is uploaded. */
  @WithDefault("10485760")
  @Min(1_024)
  @Max(MOST_BYTES)
  long imageBytes();

  /** Most pixels of a picture; a small file can hold a picture that fills the memory. */
  @WithDefault("40000000")
  @Min(10_000)
  @Max(200_000_000)
  long imagePixels();

  /** Longest side of a stored picture, in pixels; larger ones are made smaller. */
  @WithDefault("2048")
  @Min(320)
  @Max(8_192)
  int imageSide();

  /** Longest side of a thumbnail, in pixels. */
  @WithDefault("320")
  @Min(64)
  @Max(1_024)
  int thumbnailSide();

  /** Most bytes of a voice message. */
  @WithDefault("5242880")
  @Min(1_024)
  @Max(MOST_BYTES)
  long voiceBytes();

  /** Longest voice message. */
  @WithDefault("PT2M")
  @DurationMin(seconds = 1)
  @DurationMax(minutes = 30)
  Duration voiceLength();

  /** Most bytes of a film. */
  @WithDefault("52428800")
  @Min(1_024)
  @Max(MOST_BYTES)
  long videoBytes();

  /** Most bytes of a file. */
  @WithDefault("20971520")
  @Min(1_024)
  @Max(MOST_BYTES)
  long fileBytes();

  /** Most bytes that one customer may upload in a day (UTC). */
  @WithDefault("209715200")
  @Min(1_024)
  @Max(100L << 30)
  long customerBytesPerDay();

  /** Most media of one conversation. */
  @WithDefault("300")
  @Min(1)
  @Max(5_000)
  int perConversation();

  /** Most uploads that one node works on at the same time; further ones are told to come again. */
  @WithDefault("8")
  @Min(1)
  @Max(1_000)
  int uploadsAtOnce();

  /** Most pictures that one node decodes at the same time; further ones wait. */
  @WithDefault("2")
  @Min(1)
  @Max(64)
  int picturesAtOnce();

  /** Where bytes can lie. */
  enum StoreKind {
    /** In the gateway's MongoDB, laid out as GridFS. */
    GRIDFS,
    /** In a store that speaks Amazon S3. */
    S3
  }

  /** A store that speaks Amazon S3. */
  interface S3 {
    /** Its address, if it is not Amazon's own. */
    Optional<@Pattern(regexp = "https?://.+") String> endpoint();

    /** Its region. */
    @NotBlank
    @WithDefault("us-east-1")
    String region();

    /** The bucket, which must exist. */
    @NotBlank
    @Size(max = 63)
    @WithDefault("xiaoer-media")
    String bucket();

    /** Whether the bucket stands in the path and not in the host's name. */
    @WithDefault("true")
    boolean pathStyle();

    /** Access key; where there is none, the SDK looks in its usual places. */
    Optional<String> accessKey();

    /** Secret key. */
    Optional<String> secretKey();

    /** How long one call may take. */
    @WithDefault("PT30S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration callWithin();
  }
}
