package io.xiaoer.gateway.calls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser learns its own address, and where it finds a relay. Relays take credentials that
 * end: {@code expiry:name} as user, and as password the Base64 of its HMAC-SHA1 under the shared
 * secret ("A REST API For Access To TURN Services", draft-uberti-behave-turn-rest-00, which coturn
 * and others implement). SHA-1 is what that scheme says; an HMAC with it is not known to be broken.
 */
public final class IceServers {
  private static final String HMAC = "HmacSHA1";

  private final List<String> stun;
  private final List<String> turn;
  private final @Nullable SecretKeySpec secret;
  private final boolean relayOnly;
  private final Duration life;

  /**
   * The servers of a configuration.
   *
   * @throws IllegalArgumentException if it names relays without a secret, or allows nothing but
   *     relays and names none
   */
  public IceServers(CallsConfig config) {
    this.stun = config.stun().orElse(List.of());
    this.turn = config.turn().urls().orElse(List.of());
    this.secret =
        config
            .turn()
            .secret()
            .map(text -> new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC))
            .orElse(null);
    this.relayOnly = config.turn().only();
    this.life = config.longest();
    if (!turn.isEmpty() && secret == null) {
      throw new IllegalArgumentException("gateway.calls.turn.secret is missing");
    }
    if (relayOnly && turn.isEmpty()) {
      throw new IllegalArgumentException(
          "gateway.calls.turn.only needs relays: gateway.calls.turn.urls is missing");
    }
  }

  /**
   * A server as browsers want it ({@code RTCIceServer}).
   *
   * @param urls its addresses
   * @param username for relays: until when and for whom
   * @param credential for relays: the password
   */
  public record Server(List<String> urls, @Nullable String username, @Nullable String credential) {}

  /**
   * What a browser is given for one call.
   *
   * @param iceServers the servers
   * @param iceTransportPolicy {@code relay} where calls go over relays only, otherwise {@code all}
   * @param expiresAt until when the credentials hold
   */
  public record Access(List<Server> iceServers, String iceTransportPolicy, Instant expiresAt) {}

  /**
   * What one party of a call is given.
   *
   * @param name names the party to the relay; must not tell who it is
   */
  public Access access(String name, Instant now) {
    Instant expiresAt = now.plus(life);
    List<Server> servers = new ArrayList<>();
    if (!stun.isEmpty()) {
      servers.add(new Server(stun, null, null));
    }
    if (secret != null && !turn.isEmpty()) {
      String user = expiresAt.getEpochSecond() + ":" + name;
      servers.add(new Server(turn, user, password(secret, user)));
    }
    return new Access(servers, relayOnly ? "relay" : "all", expiresAt);
  }

  private static String password(SecretKeySpec secret, String user) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(secret);
      return Base64.getEncoder().encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + HMAC, impossible);
    }
  }
}
