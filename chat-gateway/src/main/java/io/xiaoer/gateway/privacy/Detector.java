package io.xiaoer.gateway.privacy;

import java.util.List;

/** Finds one kind of data. */
@FunctionalInterface
interface Detector {
  /**
   * What it finds, in no order.
   *
   * @param text a text as {@link Plain#of} folds it
   */
  List<Finding> find(String text);
}
