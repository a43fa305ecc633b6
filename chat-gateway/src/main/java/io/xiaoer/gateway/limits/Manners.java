package io.xiaoer.gateway.limits;

import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one customer behaves, on all his devices. The same message sent again, with the same id, is
 * not said again.
 */
final class Manners {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** What he said last that is compared; a flood is more of the same, not more of everything. */
  private static final int COMPARED = 32;

  private static final Pattern LINK =
      Pattern.compile("https?://|\\bwww\\.", Pattern.CASE_INSENSITIVE);

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private record Said(String messageId, int text, Instant at) {}

  private final LimitsConfig config;
  private final Clock clock;
  private final Bucket requests;

  /** None until he writes a link: most never do, and many are remembered. */
  private @Nullable Bucket links;

  private final Deque<Said> said = new ArrayDeque<>(2);

  Manners(LimitsConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.requests = Gate.perMinute(config.customerPerMinute());
  }

  boolean mayAsk() {
    return requests.tryConsume(1);
  }

  /** Looks at what he says; what is let through is remembered. */
  synchronized Optional<Denial> judge(String messageId, String text) {
    Instant now = clock.instant();
    said.removeIf(one -> one.at().isBefore(now.minus(MINUTE)));
    if (said.stream().anyMatch(one -> one.messageId().equals(messageId))) {
      return Optional.empty();
    }
    int same = NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("").hashCode();
    if (said.stream().filter(one -> one.text() == same).count() >= config.sameTextPerMinute()) {
      return Optional.of(Denial.REPEATED);
    }
    long found = LINK.matcher(text).results().count();
    if (found > config.linksInMessage() || (found > 0 && !maySend(found))) {
      return Optional.of(Denial.LINKS);
    }
    if (said.size() == COMPARED) {
      said.removeFirst();
    }
    said.addLast(new Said(messageId, same, now));
    return Optional.empty();
  }

  private boolean maySend(long more) {
    if (links == null) {
      links = Gate.perMinute(config.linksPerMinute());
    }
    return links.tryConsume(more);
  }
}
