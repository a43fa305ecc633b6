package io.xiaoer.local.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One headless Chrome or Chromium; every person gets a profile of his own in it. */
final class Browsers implements AutoCloseable {
  /** What a page may take to show something, in milliseconds: generous, for slow machines. */
  static final double PATIENCE_MILLIS = 30_000;

  private final Playwright playwright;
  private final Browser browser;
  private final String url;
  private final Path output;

  private Browsers(Playwright playwright, Browser browser, String url, Path output) {
    this.playwright = playwright;
    this.browser = browser;
    this.url = url;
    this.output = output;
  }

  static Browsers start(String url, Path output) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            // calls: a played microphone and camera, found on this machine alone
                            "--use-fake-ui-for-media-stream",
                            "--use-fake-device-for-media-stream",
                            "--allow-loopback-in-peer-connection",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
    return new Browsers(playwright, browser, url, output);
  }

  /** A customer on a phone. */
  CustomerPage phone(String language) {
    return new CustomerPage(phonePage(language), url, output);
  }

  /** A customer's phone, for tests that look at more than he does. */
  Page phonePage(String language) {
    return page(390, 844, language);
  }

  /** A member of staff at a desk. */
  Console desk(String language) {
    return new Console(page(1440, 900, language), url, output);
  }

  /** Closes everybody's windows, so that nobody of one test is at his desk in the next. */
  void everybodyLeaves() {
    List.copyOf(browser.contexts()).forEach(BrowserContext::close);
  }

  private Page page(int width, int height, String language) {
    BrowserContext person =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(language)
                .setTimezoneId("Asia/Shanghai"));
    person.setDefaultTimeout(PATIENCE_MILLIS);
    return person.newPage();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Path executable() {
    String named = System.getenv("CHROME");
    Stream<String> candidates =
        Stream.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    return (named == null ? candidates : Stream.of(named))
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no Chrome or Chromium found; set CHROME to its path"));
  }
}
