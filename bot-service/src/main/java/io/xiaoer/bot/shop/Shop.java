package io.xiaoer.bot.shop;

import io.xiaoer.bot.core.dialogue.Decision.ExchangeOrder;
import io.xiaoer.bot.core.dialogue.DialogueState;
import io.xiaoer.bot.core.dialogue.Need;
import io.xiaoer.bot.core.shop.ExchangeOutcome;
import io.xiaoer.bot.core.shop.ShopFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;

/**
 * What the shop says. Never throws because the shop is away: then the facts say so, and the bot
 * tells the customer.
 */
@ApplicationScoped
public class Shop {
  private static final Logger LOG = Logger.getLogger(Shop.class);

  private final ShopCalls calls;

  Shop(ShopCalls calls) {
    this.calls = calls;
  }

  /** Fetches what an answer needs. */
  public ShopFacts facts(DialogueState.Party party, Set<Need> needs) {
    if (needs.isEmpty()) {
      return ShopFacts.NONE;
    }
    try {
      String customer = party.customerId();
      return new ShopFacts(
          true,
          needs.contains(Need.ORDERS) ? calls.orders(customer) : List.of(),
          needs.contains(Need.COUPONS) ? calls.coupons(customer) : List.of(),
          needs.contains(Need.CATALOGUE) ? calls.products() : List.of());
    } catch (ProcessingException | WebApplicationException | FaultToleranceException down) {
      LOG.warnf("the shop did not answer: %s", down.getClass().getSimpleName());
      return ShopFacts.UNREACHABLE;
    }
  }

  /** Asks the shop for an exchange; the same wish may be asked again without harm. */
  public ExchangeOutcome exchange(ExchangeOrder order) {
    try {
      return calls.exchange(order);
    } catch (ProcessingException | WebApplicationException | FaultToleranceException down) {
      LOG.warnf("the shop did not answer an exchange: %s", down.getClass().getSimpleName());
      return new ExchangeOutcome.Unreachable();
    }
  }
}
