package io.xiaoer.gateway.enrichment;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what customers link to without reaching into our own network. A name is looked up once;
 * all its addresses must be public, and the connection goes to one of those that were checked, so
 * that no second look-up can give another answer (DNS rebinding). Every redirect is checked the
 * same way. No cookie, no credentials, no compression; the bytes and the time have limits.
 */
final class SafeFetch implements AutoCloseable {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final HttpClient client;
  private final Rules rules;
  private final Duration within;
  private final int redirects;
  private final String userAgent;

  /**
   * What may be reached.
   *
   * @param names looks up a name
   * @param addresses which addresses
   * @param ports which ports
   */
  record Rules(Names names, Predicate<InetAddress> addresses, IntPredicate ports) {
    /** The public internet, at the usual ports. */
    static final Rules PUBLIC =
        new Rules(
            InetAddress::getAllByName, PublicAddress::is, port -> port == HTTP || port == HTTPS);
  }

  /** Looks up names. */
  interface Names {
    /** All addresses of a name. */
    InetAddress[] of(String name) throws UnknownHostException;
  }

  /**
   * What was fetched.
   *
   * @param uri from where, after redirects
   * @param mediaType without parameters, in lower case
   * @param charset as the server names it, if it does
   * @param bytes at most as many as were asked for; the rest is cut off
   */
  record Fetched(URI uri, String mediaType, @Nullable String charset, byte[] bytes) {}

  SafeFetch(Vertx vertx, Rules rules, Duration within, int redirects, String userAgent) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setDecompressionSupported(false)
                .setVerifyHost(true)
                .setMaxHeaderSize(16 * 1024)
                .setMaxRedirects(0));
    this.rules = rules;
    this.within = within;
    this.redirects = redirects;
    this.userAgent = userAgent;
  }

  /**
   * Fetches.
   *
   * @param wanted which media types are worth reading
   * @param mostBytes how many bytes are read
   * @throws IOException if it cannot or must not be fetched, with the reason for the log
   */
  Fetched get(URI from, Predicate<String> wanted, int mostBytes) throws IOException {
    URI uri = from;
    for (int hops = 0; hops <= redirects; hops++) {
      Answer answer = once(uri, wanted, mostBytes);
      switch (answer) {
        case Answer.Moved(URI to) -> uri = to;
        case Answer.Got(Fetched fetched) -> {
          return fetched;
        }
      }
    }
    throw new IOException("more than " + redirects + " redirects");
  }

  private Answer once(URI uri, Predicate<String> wanted, int mostBytes) throws IOException {
    RequestOptions options = checked(uri);
    Promise<Answer> answer = Promise.promise();
    client
        .request(options)
        .compose(request -> send(request))
        .onFailure(answer::tryFail)
        .onSuccess(response -> receive(uri, response, wanted, mostBytes, answer));
    try {
      return answer
          .future()
          .toCompletionStage()
          .toCompletableFuture()
          .get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      answer.tryFail(late);
      throw new IOException("no answer in time");
    } catch (ExecutionException failed) {
      Throwable why = failed.getCause();
      throw new IOException(
          why instanceof IOException told ? told.getMessage() : why.getClass().getSimpleName(),
          why);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }

  private Future<HttpClientResponse> send(HttpClientRequest request) {
    return request
        .putHeader(HttpHeaders.USER_AGENT, userAgent)
        .putHeader(HttpHeaders.ACCEPT, "text/html,image/*;q=0.8")
        .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity")
        .send();
  }

  /** The request to one address that was checked, under the name that stands in the link. */
  private RequestOptions checked(URI uri) throws IOException {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    if (!secure && !scheme.equals("http")) {
      throw new IOException("neither http nor https");
    }
    String host = uri.getHost();
    if (host == null || uri.getUserInfo() != null) {
      throw new IOException("no plain host");
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS : HTTP;
    if (!rules.ports().test(port)) {
      throw new IOException("not a usual port");
    }
    InetAddress[] found = rules.names().of(host);
    if (found.length == 0 || !Arrays.stream(found).allMatch(rules.addresses())) {
      throw new IOException("not on the public internet");
    }
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.GET)
        .setServer(SocketAddress.inetSocketAddress(port, found[0].getHostAddress()))
        .setHost(host)
        .setPort(port)
        .setSsl(secure)
        .setFollowRedirects(false)
        .setTimeout(within.toMillis())
        .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
  }

  private static void receive(
      URI uri,
      HttpClientResponse response,
      Predicate<String> wanted,
      int mostBytes,
      Promise<Answer> answer) {
    int status = response.statusCode();
    String location = response.getHeader(HttpHeaders.LOCATION);
    String type = response.getHeader(HttpHeaders.CONTENT_TYPE);
    String mediaType = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (status / 100 == 3 && location != null) {
      answer.tryComplete(resolved(uri, location));
      response.request().connection().close();
    } else if (status != 200 || !wanted.test(mediaType)) {
      answer.tryFail(new IOException("status " + status + ", type " + mediaType));
      response.request().connection().close();
    } else {
      read(uri, response, mediaType, charset(type), mostBytes, answer);
    }
  }

  private static void read(
      URI uri,
      HttpClientResponse response,
      String mediaType,
      @Nullable String charset,
      int mostBytes,
      Promise<Answer> answer) {
    Buffer body = Buffer.buffer();
    response.exceptionHandler(answer::tryFail);
    response.handler(
        part -> {
          body.appendBuffer(part, 0, Math.min(part.length(), mostBytes - body.length()));
          if (body.length() >= mostBytes) {
            answer.tryComplete(got(uri, mediaType, charset, body));
            response.request().connection().close();
          }
        });
    response.endHandler(_ -> answer.tryComplete(got(uri, mediaType, charset, body)));
    answer.future().onFailure(_ -> response.request().connection().close());
  }

  private static Answer got(URI uri, String mediaType, @Nullable String charset, Buffer body) {
    return new Answer.Got(new Fetched(uri, mediaType, charset, body.getBytes()));
  }

  private static Answer resolved(URI from, String location) {
    try {
      return new Answer.Moved(from.resolve(new URI(location)));
    } catch (URISyntaxException broken) {
      return new Answer.Moved(URI.create("about:blank"));
    }
  }

  private static @Nullable String charset(@Nullable String type) {
    int at = type == null ? -1 : type.toLowerCase(Locale.ROOT).indexOf("charset=");
    return type == null || at < 0
        ? null
        : type.substring(at + "charset=".length()).replace("\"", "").split(";", 2)[0].strip();
  }

  /** What one request gives. */
  private sealed interface Answer {
    record Moved(URI to) implements Answer {}

    record Got(Fetched fetched) implements Answer {}
  }

  @Override
  public void close() {
    client.close();
  }
}
