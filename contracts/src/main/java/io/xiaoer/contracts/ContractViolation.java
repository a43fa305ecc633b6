package io.xiaoer.contracts;

/**
 * A value that the published language does not allow. The message names the field and never repeats
 * its content.
 */
public final class ContractViolation extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the violation.
   *
   * @param message the field and what is wrong with it
   */
  public ContractViolation(String message) {
    super(message);
  }
}
