package io.xiaoer.gateway.mongo;

/**
 * Where a command stands in conversation-commands. Commands of one conversation stand in one
 * partition, in the order in which they are judged.
 *
 * @param topicId the broker's own id of the topic, which another topic of the same name has not
 * @param partition the partition
 * @param offset its number there
 */
public record Position(String topicId, int partition, long offset) {
  /** Whether what stands here was judged when the other position was. */
  public boolean isUpTo(Position judged) {
    return topicId.equals(judged.topicId)
        && partition == judged.partition
        && offset <= judged.offset;
  }
}
