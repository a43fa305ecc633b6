package io.xiaoer.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.xiaoer.contracts.conversation.Customer;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A customer's standing is what the shop's identity provider says, and nothing above that. */
class TierTest {
  @Test
  void theShopSaysWhoIsOfSpecialValue() {
    assertThat(tier("VIP")).isEqualTo(Customer.Tier.VIP);
    assertThat(tier("STANDARD")).isEqualTo(Customer.Tier.STANDARD);
  }

  @Test
  void whoeverItSaysNothingOfIsAnOrdinaryCustomer() {
    assertThat(tier(null)).isEqualTo(Customer.Tier.STANDARD);
  }

  @Test
  void aWordThatIsNotKnownRaisesNobody() {
    assertThat(tier("vip")).isEqualTo(Customer.Tier.STANDARD);
    assertThat(tier("GUEST")).isEqualTo(Customer.Tier.STANDARD);
    assertThat(tier(List.of("VIP"))).isEqualTo(Customer.Tier.STANDARD);
    assertThat(tier(7)).isEqualTo(Customer.Tier.STANDARD);
  }

  private static Customer.Tier tier(@Nullable Object claim) {
    JwtClaims claims = new JwtClaims();
    claims.setSubject("u-1");
    claims.setStringClaim("name", "赵磊");
    claims.setExpirationTime(NumericDate.fromSeconds(2_000_000_000));
    if (claim != null) {
      claims.setClaim("tier", claim);
    }
    return Tokens.visitor(new DefaultJWTCallerPrincipal(claims)).customer().tier();
  }
}
