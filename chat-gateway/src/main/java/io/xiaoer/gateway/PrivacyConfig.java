package io.xiaoer.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How personal data is kept and guarded. */
@ConfigMapping(prefix = "gateway.privacy")
public interface PrivacyConfig {
  /** What wraps the keys of persons. */
  MasterKeySource masterKey();

  /** Most keys of persons that are held unwrapped at the same time. */
  @WithDefault("20000")
  @Min(1)
  @Max(1_000_000)
  int keysHeld();

  /** How long a key is held unwrapped; another node knows of its destruction after this time. */
  @WithDefault("PT1M")
  @DurationMin(seconds = 1)
  @DurationMax(hours = 1)
  Duration keyLife();

  /** Clients whose service accounts may borrow keys of persons. */
  @WithDefault("bot-service,routing-service,ticket-service")
  @Size(max = 20)
  Set<String> keyBorrowers();

  /** Hosts that every shop trusts, beside the public address; hosts below them, too. */
  Optional<@Size(max = 1_000) List<@NotBlank String>> allowedHosts();

  /** Hosts to which nobody is to be led; hosts below them, too. */
  Optional<@Size(max = 10_000) List<@NotBlank String>> blockedHosts();

  /** Who sees what was masked. */
  Reveal reveal();

  /**
   * Version of the words with which the customer page asks for consent. With a new one everybody is
   * asked again, and nothing is allowed until he answers.
   */
  @NotBlank
  @Size(max = 40)
  @WithDefault("1")
  String consentVersion();

  /** How long each class of data is kept. */
  Retention retention();

  /** How long each class of data is kept; what is older is forgotten. */
  interface Retention {
    /** How often it is looked for. */
    @WithDefault("PT1H")
    @DurationMin(minutes = 1)
    @DurationMax(days = 1)
    Duration every();

    /** Originals of what was masked, from when they were sealed. */
    @WithDefault("P30D")
    @DurationMin(hours = 1)
    @DurationMax(days = 3_650)
    Duration originals();

    /** Flagged and reported messages in the supervisors' list. */
    @WithDefault("P365D")
    @DurationMin(days = 1)
    @DurationMax(days = 3_650)
    Duration alerts();

    /** Entries of the log of reveals. */
    @WithDefault("P1095D")
    @DurationMin(days = 1)
    @DurationMax(days = 36_500)
    Duration reveals();

    /**
     * Conversations that have ended, in the store, from when they began, and events in the log,
     * from when they were written; without it both are kept. Copies that other services hold end
     * with the person's key, or by their own retention.
     */
    Optional<@DurationMin(days = 1) @DurationMax(days = 36_500) Duration> conversations();
  }

  /** Who sees what was masked. */
  interface Reveal {
    /** Whether the agent who serves a conversation may, too, not only supervisors and officers. */
    @WithDefault("false")
    boolean agents();

    /** The level of authentication ({@code acr}) that a reveal asks for. */
    @NotBlank
    @WithDefault("2")
    String acr();

    /** How long after that login reveals are given. */
    @WithDefault("PT5M")
    @DurationMin(seconds = 30)
    @DurationMax(hours = 1)
    Duration within();

    /** How long a page shows an original. */
    @WithDefault("PT1M")
    @DurationMin(seconds = 5)
    @DurationMax(minutes = 10)
    Duration shownFor();
  }

  /** What wraps the keys of persons. */
  interface MasterKeySource {
    /** Where the master key is. */
    enum Kind {
      /** In a file. */
      FILE,
      /** In the transit engine of HashiCorp Vault. */
      VAULT,
      /** In AWS KMS. */
      AWS_KMS
    }

    /** Where it is: {@code file}, {@code vault} or {@code aws-kms}. */
    @WithDefault("file")
    Kind kind();

    /** For {@code file}: one key a line, 32 random bytes in hexadecimal; the last one wraps. */
    Optional<Path> file();

    /** For {@code vault}. */
    VaultTransit vault();

    /** For {@code aws-kms}. */
    AwsKms awsKms();
  }

  /** A key in AWS KMS; credentials come from where the AWS SDK looks for them. */
  interface AwsKms {
    /** The key's id, ARN or alias. */
    Optional<@Size(min = 1, max = 2_048) String> key();

    /** Where it is, for example {@code eu-central-1}. */
    Optional<@Pattern(regexp = "[a-z0-9-]{1,30}") String> region();

    /** Where a service is that speaks KMS's language and is not Amazon's. */
    Optional<URI> endpoint();
  }

  /** A key in Vault's transit engine. */
  interface VaultTransit {
    /** Where Vault is. */
    Optional<@Pattern(regexp = "https?://[^/]+") String> address();

    /** Where its transit engine is mounted. */
    @NotBlank
    @WithDefault("transit")
    String mount();

    /** The key's name. */
    @NotBlank
    @WithDefault("xiaoer")
    String key();

    /** A file with a token that may encrypt and decrypt with the key; read at every call. */
    Optional<Path> tokenFile();
  }
}
