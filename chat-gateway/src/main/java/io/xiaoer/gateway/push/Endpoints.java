package io.xiaoer.gateway.push;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Which addresses of a page's subscription the gateway calls. A page names the address, so without
 * this list anybody could make the gateway call anything.
 */
@Singleton
public class Endpoints {
  private static final String BELOW = "*.";

  private final List<String> services;

  Endpoints(PushConfig config) {
    this.services = config.services().stream().map(s -> s.toLowerCase(Locale.ROOT)).toList();
  }

  /** Whether an address is one of a push service that is allowed. */
  public boolean allows(String endpoint) {
    URI uri;
    try {
      uri = URI.create(endpoint);
    } catch (IllegalArgumentException invalid) {
      return false;
    }
    if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
      return false;
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String authority = uri.getRawAuthority().toLowerCase(Locale.ROOT);
    return services.stream().anyMatch(service -> fits(service, scheme, authority));
  }

  /** Whether a text is a browser's public key. */
  public boolean isKey(String p256dh) {
    try {
      Encryption.publicKey(Vapid.decode(p256dh));
      return true;
    } catch (IllegalArgumentException invalid) {
      return false;
    }
  }

  private static boolean fits(String service, String scheme, String authority) {
    int at = service.indexOf("://");
    String host = service.substring(at + 3);
    boolean fits =
        host.startsWith(BELOW) ? authority.endsWith(host.substring(1)) : authority.equals(host);
    return fits && scheme.equals(service.substring(0, at));
  }
}
