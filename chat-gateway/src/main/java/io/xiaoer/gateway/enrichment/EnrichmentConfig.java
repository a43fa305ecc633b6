package io.xiaoer.gateway.enrichment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of previews and transcripts. */
@ConfigMapping(prefix = "gateway.enrichment")
public interface EnrichmentConfig {
  /** Older messages are not enriched any more: nobody waits for it. */
  @WithDefault("PT1H")
  @DurationMin(minutes = 1)
  @DurationMax(days = 7)
  Duration newerThan();

  /** Previews of links. */
  Previews previews();

  /** Transcripts of voice messages. */
  Speech speech();

  /** Previews of links. */
  interface Previews {
    /** Whether links are previewed; a shop that wants no requests to the outside turns it off. */
    @WithDefault("true")
    boolean enabled();

    /** How long one request may take, from the name's look-up to the last byte. */
    @WithDefault("PT5S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration fetchWithin();

    /** Most bytes of a page; what follows is not read. */
    @WithDefault("524288")
    @Min(1_024)
    @Max(10_485_760)
    int pageBytes();

    /** Most bytes of a picture. */
    @WithDefault("3145728")
    @Min(1_024)
    @Max(10_485_760)
    int imageBytes();

    /** Most redirects, each of which is checked anew. */
    @WithDefault("3")
    @Min(0)
    @Max(10)
    int redirects();
  }

  /** Transcripts of voice messages. */
  interface Speech {
    /**
     * Base address of a recogniser in the style of OpenAI's, for example {@code
     * https://api.example/v1}; the gateway posts to its {@code /audio/transcriptions}. Without it
     * and without a model of Vosk there are no transcripts.
     */
    Optional<@Pattern(regexp = "https?://.+[^/]") String> url();

    /**
     * Folder of a model of Vosk, which then listens within this process to what is recorded as Opus
     * or WAV. Either this or an address, not both.
     */
    Optional<String> voskModel();

    /** The model that is asked for at the address. */
    @NotBlank
    @WithDefault("whisper-1")
    String model();

    /** Its key, if it asks for one. */
    Optional<String> apiKey();

    /** How long a transcript may take. */
    @WithDefault("PT60S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration within();
  }
}
