package io.xiaoer.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * axe-core, as the customer page's own build brings it: WCAG 2.2 A and AA and what is good
 * practice, with real colours; with more contrast also the stronger contrast of AAA.
 */
final class Axe {
  private static final Path SCRIPT =
      Path.of(System.getProperty("xiaoer.root"))
          .resolve("chat-gateway/src/main/webui/node_modules/axe-core/axe.min.js");
  private static final String SOURCE = read();

  /** What a person's system or the page's own settings make of it. */
  private enum Look {
    LIGHT(ColorScheme.LIGHT, Contrast.NO_PREFERENCE, "normal"),
    DARK(ColorScheme.DARK, Contrast.NO_PREFERENCE, "normal"),
    LIGHT_CONTRAST(ColorScheme.LIGHT, Contrast.MORE, "normal"),
    DARK_CONTRAST(ColorScheme.DARK, Contrast.MORE, "normal"),
    LARGEST(ColorScheme.LIGHT, Contrast.NO_PREFERENCE, "largest");

    private final ColorScheme colours;
    private final Contrast contrast;
    private final String text;

    Look(ColorScheme colours, Contrast contrast, String text) {
      this.colours = colours;
      this.contrast = contrast;
      this.text = text;
    }
  }

  private Axe() {}

  /**
   * Judges what the page shows now, in every look; the page is left light and with more contrast
   * than nobody asked for.
   *
   * @param view how the view is called where it fails
   */
  static void findsNothing(Page page, String view) {
    for (Look look : Look.values()) {
      page.emulateMedia(
          new Page.EmulateMediaOptions().setColorScheme(look.colours).setContrast(look.contrast));
      page.evaluate("text => { document.documentElement.dataset.text = text }", look.text);
      assertThat(
              violations(page, look.contrast == Contrast.MORE ? "color-contrast-enhanced" : null))
          .as("%s, %s", view, look)
          .isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("%s, %s: nothing has to be moved sideways to be read", view, look)
          .isEqualTo(true);
    }
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(ColorScheme.LIGHT)
            .setContrast(Contrast.NO_PREFERENCE));
    page.evaluate("() => { document.documentElement.dataset.text = 'normal' }");
  }

  /** Judges what a page shows now that has one look only, such as the console's. */
  static void findsNothingAsItIs(Page page, String view) {
    assertThat(violations(page, null)).as(view).isEmpty();
  }

  private static List<?> violations(Page page, @Nullable String further) {
    page.evaluate("source => { if (!window.axe) (0, eval)(source) }", SOURCE);
    Object found =
        page.evaluate(
            """
            async further => {
              // what fades in is judged when it is there
              await Promise.allSettled(document.getAnimations().filter(a => a.effect.getComputedTiming().iterations === 1).map(a => a.finished));
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const runs = [await axe.run(document, {runOnly: tags})];
              if (further) runs.push(await axe.run(document, {runOnly: [further]}));
              return runs.flatMap(run => run.violations).map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '));
            }
            """,
            further);
    return (List<?>) found;
  }

  private static String read() {
    try {
      return Files.readString(SCRIPT);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
