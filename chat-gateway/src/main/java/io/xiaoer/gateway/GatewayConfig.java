package io.xiaoer.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Every setting of chat-gateway. A value outside its bounds stops the start and names its key. */
@ConfigMapping(prefix = "gateway")
public interface GatewayConfig {
  /** Where browsers reach the suite, without a slash at the end; the only origin of sockets. */
  @Pattern(regexp = "https?://[^/]+")
  String publicUrl();

  /** Further origins from which sockets may come, for example an app's own. */
  Optional<List<@Pattern(regexp = "https?://[^/]+") String>> moreOrigins();

  /** Name of the MongoDB database. */
  @NotBlank
  @WithDefault("xiaoer_gateway")
  String database();

  /** The shop that is served. */
  Shop shop();

  /** Guests and their tokens. */
  Guest guest();

  /** Customers' sockets. */
  Socket socket();

  /** The sequencer. */
  Sequencer sequencer();

  /** How long things may rest, and for how long they can be undone. */
  Conversations conversations();

  /** The client that the customer page signs in with. */
  @NotBlank
  @WithDefault("customer-page")
  String pageClientId();

  /** The shop that is served. */
  interface Shop {
    /** Its id, which is also the desk's. */
    @NotBlank
    @Size(max = 100)
    @WithDefault("yunxi")
    String id();

    /** Its name, as customers see it. */
    @NotBlank
    @Size(max = 100)
    @WithDefault("云溪生活")
    String name();

    /** When its people are there. */
    Hours hours();

    /**
     * Origins of the shop's own pages that may embed the customer page, for example {@code
     * https://www.shop.example}; nobody may if there are none.
     */
    Optional<List<@Pattern(regexp = "https?://[^/;, ]+") String>> embedOrigins();
  }

  /** When a shop's people are there. */
  interface Hours {
    /** Where the clock hangs: a zone of the tz database. */
    @NotBlank
    @WithDefault("Asia/Shanghai")
    String zone();

    /**
     * Shifts by day of the week, for example {@code MON-FRI 09:00-12:00,13:00-18:00; SAT
     * 10:00-16:00}; without it somebody is always there.
     */
    Optional<@Size(max = 1_000) String> weekly();

    /** Days that are otherwise, for example {@code 2027-02-17 closed; 2027-02-18 10:00-14:00}. */
    Optional<@Size(max = 4_000) String> days();
  }

  /** Guests and their tokens. */
  interface Guest {
    /** Base64 of at least 32 random bytes; signs guests' tokens (HMAC-SHA256). No default. */
    @Size(min = 44, max = 1_000)
    String signingKey();

    /** How long a guest's token lives. */
    @WithDefault("PT12H")
    @DurationMin(minutes = 5)
    @DurationMax(days = 7)
    Duration tokenLife();

    /** Most tokens that one address gets in a minute. */
    @WithDefault("60")
    @Min(1)
    @Max(100_000)
    int tokensPerMinute();
  }

  /** Customers' sockets. */
  interface Socket {
    /** How long a new socket may wait with its hello. */
    @WithDefault("PT5S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration helloWithin();

    /** How often the app must send a frame; it is given half as much again. */
    @WithDefault("PT30S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration heartbeat();

    /** Most frames in ten seconds; more are refused, twice as many close the socket. */
    @WithDefault("60")
    @Min(5)
    @Max(10_000)
    int framesPerTenSeconds();

    /** Most conversations that one socket follows. */
    @WithDefault("30")
    @Min(1)
    @Max(1_000)
    int conversations();

    /** Most conversations that a customer with an account may have open at the same time. */
    @WithDefault("20")
    @Min(1)
    @Max(200)
    int openConversations();

    /** Most conversations that a guest may have open at the same time. */
    @WithDefault("3")
    @Min(1)
    @Max(200)
    int openConversationsOfGuest();

    /** Most conversations of one customer that may wait for a person because he asked for one. */
    @WithDefault("2")
    @Min(1)
    @Max(200)
    int waitingConversations();

    /** Most frames that wait for a slow socket; one more closes it. */
    @WithDefault("1000")
    @Min(200)
    @Max(100_000)
    int outboxFrames();

    /** Most sockets of this node; further ones are told to come again. */
    @WithDefault("50000")
    @Min(1)
    @Max(1_000_000)
    int sockets();

    /** Over how much time the apps of a closing node are told to spread their return. */
    @WithDefault("PT5S")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 10)
    Duration returnWithin();

    /** How long a closing node waits for its sockets to say goodbye. */
    @WithDefault("PT5S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 2)
    Duration drainWithin();
  }

  /** The sequencer. */
  interface Sequencer {
    /** How long it tries again while store or broker is down, before it stops. */
    @WithDefault("PT10M")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 24)
    Duration retryFor();

    /** Longest pause between two tries. */
    @WithDefault("PT5S")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration longestPause();

    /** How long an acknowledgement of the broker may take. */
    @WithDefault("PT30S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 5)
    Duration publishWithin();
  }

  /** How long things may rest, and for how long they can be undone. */
  interface Conversations {
    /** How long after saying it one may edit a message. */
    @WithDefault("PT2M")
    @DurationMin(seconds = 0)
    @DurationMax(hours = 24)
    Duration editWithin();

    /** How long after saying it one may recall a message. */
    @WithDefault("PT2M")
    @DurationMin(seconds = 0)
    @DurationMax(hours = 24)
    Duration recallWithin();

    /** How long after its end a message of the customer reopens a conversation. */
    @WithDefault("PT24H")
    @DurationMin(seconds = 0)
    @DurationMax(days = 30)
    Duration reopenWithin();

    /** How exactly timers keep their time: they come up to three times as much late. */
    @WithDefault("PT10S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    Duration timersEvery();

    /** A customer of whom no device was heard for so long is gone. */
    @WithDefault("PT60S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 30)
    Duration goneAfter();

    /** For conversations that began in the help centre. */
    Idle helpCentre();

    /** For conversations that began at an order. */
    Idle order();

    /** For conversations that began at a product. */
    Idle product();
  }

  /** What becomes of a conversation in which nothing is done. */
  interface Idle {
    /** How long after the shop's last word a silent customer is warned. */
    @WithDefault("PT10M")
    @DurationMin(seconds = 1)
    @DurationMax(days = 7)
    Duration warnAfter();

    /** How long after the warning the conversation ends. */
    @WithDefault("PT5M")
    @DurationMin(seconds = 1)
    @DurationMax(days = 7)
    Duration closeAfter();

    /** How long a customer who waits for a person may be gone, on every device. */
    @WithDefault("PT30M")
    @DurationMin(seconds = 1)
    @DurationMax(days = 7)
    Duration abandonAfter();
  }
}
