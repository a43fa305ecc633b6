package io.xiaoer.gateway.proactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoer.contracts.ContractViolation;
import io.xiaoer.contracts.behaviour.BehaviourEvent;
import io.xiaoer.contracts.behaviour.BehaviourEvent.Browsed;
import io.xiaoer.contracts.behaviour.BehaviourEvent.CartChanged;
import io.xiaoer.contracts.behaviour.BehaviourEvent.Dwelled;
import io.xiaoer.contracts.behaviour.BehaviourEvent.OrderChanged;
import io.xiaoer.contracts.behaviour.Deed;
import io.xiaoer.gateway.proactive.Trigger.Kind;
import io.xiaoer.gateway.proactive.Visit.InCart;
import io.xiaoer.gateway.proactive.Visit.Match;
import io.xiaoer.gateway.proactive.Visit.Offer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When help is offered, and when it is too much. */
class VisitTest {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
  private static final Caps CAPS = new Caps(2, 60, 7);
  private static final Offer OFFER = new Offer("o-1", "t", null, null, false);

  @Test
  void aPageIsNamedWithStars() {
    Trigger trigger = trigger(Kind.PAGE, "help-*", 0);
    assertThat(match(Visit.NONE, trigger, new Browsed("yunxi", "help-size", null))).isPresent();
    assertThat(match(Visit.NONE, trigger, new Browsed("yunxi", "home", null))).isEmpty();
    assertThat(match(Visit.NONE, trigger(Kind.PAGE, "a.c", 0), new Browsed("yunxi", "abc", null)))
        .isEmpty();
    assertThat(match(Visit.NONE, trigger(Kind.PAGE, null, 0), new Browsed("yunxi", "x", null)))
        .isPresent();
  }

  @Test
  void whoStaysLongEnoughOnAProductIsAskedAboutIt() {
    Trigger trigger = trigger(Kind.DWELL, "product", 60);
    assertThat(match(Visit.NONE, trigger, new Dwelled("yunxi", "product", "p-1", 59))).isEmpty();
    assertThat(match(Visit.NONE, trigger, new Dwelled("yunxi", "product", "p-1", 60)))
        .contains(new Match(trigger, "p-1"));
  }

  @Test
  void aFullCartCountsAllOfItsPieces() {
    Trigger trigger = trigger(Kind.CART, null, 5);
    Visit visit = Visit.NONE.after(deed(new CartChanged("yunxi", "p-1", 3, null)));
    CartChanged more = new CartChanged("yunxi", "p-2", 2, null);
    assertThat(match(visit, trigger, more)).isPresent();
    assertThat(match(visit, trigger, new CartChanged("yunxi", "p-2", 1, null))).isEmpty();
    assertThat(match(visit, trigger, new CartChanged("yunxi", "p-1", 0, null))).isEmpty();
  }

  @Test
  void aDearCartCountsWhatHasAPrice() {
    Trigger trigger = trigger(Kind.CART_VALUE, null, 50_000);
    Visit visit =
        Visit.NONE
            .after(deed(new CartChanged("yunxi", "p-1", 3, 12_900L)))
            .after(deed(new CartChanged("yunxi", "p-2", 9, null)));
    assertThat(match(visit, trigger, new CartChanged("yunxi", "p-3", 1, 11_299L))).isEmpty();
    assertThat(match(visit, trigger, new CartChanged("yunxi", "p-3", 1, 11_300L))).isPresent();
    assertThat(match(visit, trigger, new CartChanged("yunxi", "p-1", 4, 12_900L))).isPresent();
    assertThat(match(visit, trigger, new CartChanged("yunxi", "p-1", 4, null))).isEmpty();
  }

  @Test
  void aCartIsLeftWhenHeLooksElsewhereAndHasNotOrdered() {
    Trigger trigger = trigger(Kind.CART_LEFT, null, 300);
    Visit filled = Visit.NONE.after(deed(new CartChanged("yunxi", "p-1", 1, null)));
    Deed early = new Deed("d", NOON.plusSeconds(299), new Browsed("yunxi", "home", null));
    Deed late = new Deed("d", NOON.plusSeconds(300), new Browsed("yunxi", "home", null));
    assertThat(filled.match(List.of(trigger), early)).isEmpty();
    assertThat(filled.match(List.of(trigger), late)).isPresent();
    Visit ordered = filled.after(deed(new OrderChanged("yunxi", "o-1", "PAID", 100)));
    assertThat(ordered.match(List.of(trigger), late)).isEmpty();
  }

  @Test
  void theFirstRuleInForceWins() {
    Trigger off = new Trigger("off", false, Kind.PAGE, null, 0, "您好", "Hello");
    Trigger first = new Trigger("first", true, Kind.PAGE, null, 0, "您好", "Hello");
    Trigger second = new Trigger("second", true, Kind.PAGE, null, 0, "您好", "Hello");
    assertThat(Visit.NONE.match(List.of(off, first, second), deed(new Browsed("yunxi", "x", null))))
        .contains(new Match(first, null));
  }

  @Test
  void oftenIsNotMoreOftenThanTheCapsSay() {
    Visit once = Visit.NONE.offered(OFFER, NOON, TODAY);
    assertThat(once.allows(CAPS, NOON.plus(Duration.ofMinutes(59)), TODAY)).isFalse();
    assertThat(once.allows(CAPS, NOON.plus(Duration.ofMinutes(60)), TODAY)).isTrue();
    Visit twice = once.offered(OFFER, NOON.plus(Duration.ofHours(1)), TODAY);
    assertThat(twice.allows(CAPS, NOON.plus(Duration.ofHours(9)), TODAY)).isFalse();
    assertThat(twice.allows(CAPS, NOON.plus(Duration.ofHours(14)), TODAY.plusDays(1))).isTrue();
  }

  @Test
  void whoSendsAnOfferAwayIsLeftAloneForAWeekAndWhoTakesItIsNot() {
    Visit shown = Visit.NONE.offered(OFFER, NOON, TODAY);
    Visit dismissed = shown.answered(OFFER, false, CAPS, NOON);
    LocalDate sixth = TODAY.plusDays(6);
    assertThat(dismissed.allows(CAPS, NOON.plus(Duration.ofDays(6)), sixth)).isFalse();
    assertThat(dismissed.allows(CAPS, NOON.plus(Duration.ofDays(7)), TODAY.plusDays(7))).isTrue();
    Visit accepted = shown.answered(OFFER, true, CAPS, NOON);
    assertThat(accepted.allows(CAPS, NOON.plus(Duration.ofDays(6)), sixth)).isTrue();
  }

  @Test
  void aRuleWithoutWordsOrALimitIsNone() {
    assertThatThrownBy(() -> new Trigger("t", true, Kind.PAGE, null, 0, " ", "Hello"))
        .isInstanceOf(ContractViolation.class);
    assertThatThrownBy(() -> trigger(Kind.DWELL, null, 0)).isInstanceOf(ContractViolation.class);
    assertThatThrownBy(() -> new Caps(0, 60, 7)).isInstanceOf(ContractViolation.class);
  }

  @Test
  void aLongCartForgetsItsOldestProducts() {
    Visit visit = Visit.NONE;
    for (int i = 0; i < Visit.MOST_PRODUCTS + 5; i++) {
      visit = visit.after(deed(new CartChanged("yunxi", "p-" + i, 1, null)));
    }
    assertThat(visit.cart()).hasSize(Visit.MOST_PRODUCTS).doesNotContainKey("p-0");
    assertThat(Visit.NONE.after(deed(new CartChanged("yunxi", "p", 2, null))).cart())
        .isEqualTo(Map.of("p", new InCart(2, null)));
  }

  private static Optional<Match> match(Visit visit, Trigger trigger, BehaviourEvent what) {
    Deed deed = deed(what);
    return visit.after(deed).match(List.of(trigger), deed);
  }

  private static Deed deed(BehaviourEvent what) {
    return new Deed("d", NOON, what);
  }

  private static Trigger trigger(Kind kind, @Nullable String page, int least) {
    return new Trigger("t", true, kind, page, least, "您好", "Hello");
  }
}
