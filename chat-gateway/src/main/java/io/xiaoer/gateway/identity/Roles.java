package io.xiaoer.gateway.identity;

/** The roles that this service asks for. All but {@link #GUEST} are realm roles. */
public final class Roles {
  /** Signed in; chats and sees what is his. */
  public static final String CUSTOMER = "customer";

  /** Not signed in; has a token of this gateway. */
  public static final String GUEST = "guest";

  /** Serves conversations. */
  public static final String AGENT = "agent";

  /** Sees whole desks. */
  public static final String SUPERVISOR = "supervisor";

  /** A service's own account. */
  public static final String SERVICE = "service";

  /** Handles complaints and privacy requests. */
  public static final String OFFICER = "officer";

  /** Owns a shop. */
  public static final String MERCHANT = "merchant";

  /** Runs the installation. */
  public static final String OPERATOR = "operator";

  private Roles() {}
}
