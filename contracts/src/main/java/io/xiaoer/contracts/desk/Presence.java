package io.xiaoer.contracts.desk;

/** Whether an agent takes conversations. */
public enum Presence {
  /** Takes new conversations. */
  ONLINE,
  /** Goes on with his own, takes no new ones. */
  AWAY,
  /** Gone; after a while his conversations wait again. */
  OFFLINE
}
