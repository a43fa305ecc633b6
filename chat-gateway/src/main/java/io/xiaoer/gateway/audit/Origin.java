package io.xiaoer.gateway.audit;

/**
 * Where messages are counted: a shop and an entrance to it.
 *
 * @param shopId the shop
 * @param entrance the kind of page on which the conversation began
 */
public record Origin(String shopId, String entrance) {
  /** Of commands for conversations that nobody knows. */
  public static final Origin UNKNOWN = new Origin("unknown", "UNKNOWN");
}
