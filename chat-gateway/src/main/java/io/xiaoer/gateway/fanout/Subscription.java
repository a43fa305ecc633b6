package io.xiaoer.gateway.fanout;

import com.mongodb.MongoException;
import io.xiaoer.contracts.Envelope.OfSignal;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.gateway.mongo.StoredEvent;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * One listener's way through one conversation.
 *
 * <p>It is either live, passing on each event that is the next, or reading: live events are laid
 * aside while the transcript is read, then joined to it. An event is stored before it is published,
 * so when a live one shows a gap, the transcript has what is missing: it reads again. A number that
 * was passed on is never passed on again.
 */
public final class Subscription {
  private static final Logger LOG = Logger.getLogger(Subscription.class);
  private static final int PAGE_EVENTS = 100;

  /** Most live events laid aside while reading; beyond, they are left to the transcript. */
  private static final int LAID_ASIDE = 500;

  /** How often an unreadable transcript is tried, each time after a longer pause. */
  private static final int TRIES = 8;

  private static final long FIRST_PAUSE_MILLIS = 50;

  private final String conversationId;
  private final Listener listener;
  private final Source source;
  private final ExecutorService readers;
  private final ReentrantLock lock = new ReentrantLock();
  private final NavigableMap<Long, Line> aside = new TreeMap<>();
  private long passed;
  private boolean reading;
  private boolean readAgain;
  private boolean announced;
  private boolean ended;

  Subscription(
      String conversationId,
      long after,
      Listener listener,
      Source source,
      ExecutorService readers) {
    this.conversationId = conversationId;
    this.passed = after;
    this.listener = listener;
    this.source = source;
    this.readers = readers;
  }

  /** The conversation. */
  public String conversationId() {
    return conversationId;
  }

  /** Reads the transcript from the last number on, beside the caller. */
  void catchUp() {
    lock.lock();
    try {
      if (reading) {
        readAgain = true;
      } else if (!ended) {
        reading = true;
        readers.execute(this::read);
      }
    } catch (RejectedExecutionException closing) {
      ended = true;
    } finally {
      lock.unlock();
    }
  }

  void happened(Line line) {
    lock.lock();
    try {
      if (ended || line.seq() <= passed) {
        return;
      }
      if (!reading && line.seq() == passed + 1) {
        pass(line);
        return;
      }
      layAside(line);
      if (!reading) {
        catchUp();
      }
    } finally {
      lock.unlock();
    }
  }

  void signalled(OfSignal signal) {
    lock.lock();
    try {
      if (!ended) {
        listener.take(signal);
      }
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      ended = true;
      aside.clear();
    } finally {
      lock.unlock();
    }
  }

  private void layAside(Line line) {
    if (aside.size() < LAID_ASIDE) {
      aside.put(line.seq(), line);
    } else {
      readAgain = true;
    }
  }

  private void read() {
    int tries = 0;
    while (true) {
      try {
        long before = passed();
        if (!readPages() || joined()) {
          return;
        }
        if (passed() > before) {
          tries = 0;
        } else if (++tries >= TRIES || !pause(tries)) {
          throw new IllegalStateException("the transcript lacks a number that was published");
        }
      } catch (MongoException | KeysUnavailable | IllegalStateException unreadable) {
        tries++;
        if (tries >= TRIES || !pause(tries)) {
          LOG.errorf(unreadable, "transcript of %s cannot be read", conversationId);
          end();
          listener.failed(conversationId);
          return;
        }
      }
    }
  }

  /** Passes on the transcript to its end; false if nobody listens any more. */
  private boolean readPages() {
    List<StoredEvent> page;
    do {
      if (!listener.awaitRoom()) {
        end();
        return false;
      }
      page = source.after(conversationId, passed(), PAGE_EVENTS);
      if (!passAll(page)) {
        return false;
      }
    } while (page.size() == PAGE_EVENTS);
    return true;
  }

  private boolean passAll(List<StoredEvent> page) {
    for (StoredEvent stored : page) {
      Line line = source.line(stored);
      lock.lock();
      try {
        if (ended) {
          return false;
        }
        pass(line);
      } finally {
        lock.unlock();
      }
    }
    return true;
  }

  /** Joins what was laid aside; true if the subscription is live now. */
  private boolean joined() {
    lock.lock();
    try {
      aside.headMap(passed, true).clear();
      while (!aside.isEmpty() && aside.firstKey() == passed + 1) {
        pass(aside.pollFirstEntry().getValue());
      }
      if (readAgain || !aside.isEmpty()) {
        readAgain = false;
        return ended;
      }
      reading = false;
      if (!announced && !ended) {
        announced = true;
        listener.caughtUp(conversationId, passed);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void pass(Line line) {
    if (line.seq() != passed + 1) {
      throw new IllegalStateException(
          "number " + line.seq() + " of " + conversationId + " follows " + passed);
    }
    passed = line.seq();
    listener.take(line);
  }

  private long passed() {
    lock.lock();
    try {
      return passed;
    } finally {
      lock.unlock();
    }
  }

  private static boolean pause(int tries) {
    try {
      Thread.sleep(FIRST_PAUSE_MILLIS << tries);
      return true;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
