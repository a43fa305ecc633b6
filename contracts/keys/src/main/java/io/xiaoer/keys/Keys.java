package io.xiaoer.keys;

import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.HeldKeys;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.contracts.encryption.LentKeys;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Borrows keys and makes the cipher that uses them. */
@Singleton
class Keys {
  /** Most keys that are held at once. */
  private static final int MOST = 20_000;

  /** How long one is held: after a destruction it is in use no longer than this. */
  private static final Duration LIFE = Duration.ofMinutes(1);

  @Produces
  @Singleton
  BodyCipher cipher(@RestClient KeyApi keeper) {
    return new BodyCipher(new LentKeys(ids -> lent(keeper, ids), new HeldKeys(MOST, LIFE)));
  }

  private static Map<String, byte[]> lent(KeyApi keeper, List<String> ids) {
    try {
      return keeper.lend(new KeyApi.Wish(ids)).keysets();
    } catch (ProcessingException | WebApplicationException down) {
      throw new KeysUnavailable("chat-gateway lends no key", down);
    }
  }
}
