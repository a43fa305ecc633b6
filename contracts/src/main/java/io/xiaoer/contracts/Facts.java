package io.xiaoer.contracts;

import java.util.Map;

/**
 * The four facts that every event carries from its first day, so that replay, lineage, answer
 * recall and erasure stay possible.
 *
 * @param seq the event's number in its aggregate, dense from 1
 * @param causationId the id of the command that caused it
 * @param versions the version of every rule, article and model that took part, by name
 * @param subjectKeyId whose personal data the event holds: the id of the person's encryption key
 */
public record Facts(
    long seq, String causationId, Map<String, String> versions, String subjectKeyId) {
  /** Most versions that one event names. */
  public static final int MAX_VERSIONS = 20;

  /** Checks the limits. */
  public Facts {
    Limits.range("seq", seq, 1, Long.MAX_VALUE);
    Limits.id("causationId", causationId);
    versions = Limits.entries("versions", versions, MAX_VERSIONS);
    Limits.id("subjectKeyId", subjectKeyId);
  }
}
