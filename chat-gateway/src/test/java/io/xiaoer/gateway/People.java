package io.xiaoer.gateway;

import io.xiaoer.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** People with tokens. */
public final class People {
  private People() {}

  /** A customer whom nobody else is. */
  public static String newCustomer() {
    return customer(UUID.randomUUID().toString());
  }

  /** A customer. */
  public static String customer(String id) {
    return TestTokens.token(id, "李娜", Set.of("customer"), List.of());
  }

  /** A customer's token that lives so long. */
  public static String customer(String id, Duration life) {
    return TestTokens.token(id, "李娜", Set.of("customer"), List.of(), life);
  }

  /** An agent. */
  public static String agent(String id) {
    return TestTokens.token(id, "陈晓", Set.of("agent"), List.of("/desks/yunxi"));
  }

  /** A supervisor. */
  public static String supervisor() {
    return supervisor("yunxi");
  }

  /** A supervisor of a desk. */
  public static String supervisor(String desk) {
    return TestTokens.token("s-1", "周洁", Set.of("supervisor"), List.of("/desks/" + desk));
  }

  /** A supervisor who has signed in again, with more than his password, at this time. */
  public static String steppedUpSupervisor(Instant at) {
    return TestTokens.steppedUp("s-1", "周洁", Set.of("supervisor"), List.of("/desks/yunxi"), at);
  }

  /** An officer who has signed in again, with more than his password, at this time. */
  public static String steppedUpOfficer(Instant at) {
    return TestTokens.steppedUp("p-officer", "孙丽", Set.of("officer"), List.of(), at);
  }

  /** Somebody with a role of the platform, such as officer. */
  public static String platform(String role) {
    return TestTokens.token("p-" + role, "孙丽", Set.of(role), List.of());
  }
}
