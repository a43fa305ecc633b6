package io.xiaoer.local.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes concurrent writers share commits. A writer that finds a commit running waits for the lock;
 * whoever gets it next commits once for everybody who applied a write in the meantime, and those
 * find their work done. A commit costs the same whatever it carries, so throughput grows with the
 * number of waiting writers while nobody waits for more than two commits.
 */
final class GroupCommit {
  private final Runnable commit;
  private final AtomicLong applied = new AtomicLong();
  private final ReentrantLock committing = new ReentrantLock(true);
  private long durable;

  GroupCommit(Runnable commit) {
    this.commit = commit;
  }

  /** Returns once everything this thread wrote before the call is committed. */
  void awaitDurable() {
    long mine = applied.incrementAndGet();
    committing.lock();
    try {
      if (durable >= mine) {
        return;
      }
      long covered = applied.get();
      commit.run();
      durable = covered;
    } finally {
      committing.unlock();
    }
  }
}
