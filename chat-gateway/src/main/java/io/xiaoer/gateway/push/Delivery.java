package io.xiaoer.gateway.push;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Carries one request to a service that may be down: a few attempts, each longer after the last.
 */
final class Delivery {
  /** The answer was none, after all attempts. */
  static final int NO_ANSWER = 0;

  private static final Logger LOG = Logger.getLogger(Delivery.class);
  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private final HttpClient client;

  /**
   * Follows no redirect: what a page named was checked, where it leads was not.
   *
   * @param timeout of connecting
   */
  Delivery(Duration timeout) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** The status of the last answer, or {@link #NO_ANSWER}. */
  int send(HttpRequest request) {
    int status = NO_ANSWER;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      } catch (IOException gone) {
        LOG.debugf("%s does not answer: %s", request.uri().getHost(), gone.getMessage());
        status = NO_ANSWER;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return NO_ANSWER;
      }
      if (!isPassing(status) || attempt == ATTEMPTS || !pause(attempt)) {
        break;
      }
    }
    return status;
  }

  private static boolean isPassing(int status) {
    return status == NO_ANSWER || status == TOO_MANY || status >= SERVER_ERROR;
  }

  private static boolean pause(int attempt) {
    try {
      Thread.sleep(PAUSE.multipliedBy(1L << (2 * (attempt - 1))));
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
