package io.xiaoer.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.conversation.Screening.Masked.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How much is found, and how much too much, on {@code lines.txt}. The set was made by hand together
 * with the rules, so the figures tell of regressions, not of the world.
 */
class MaskingAccuracyTest {
  private static final Pattern MARK = Pattern.compile("\\[\\[(\\w+)\\|([^\\]]*)]]");
  private static final Map<String, Kind> KINDS =
      Map.of(
          "phone", Kind.PHONE_NUMBER,
          "card", Kind.BANK_CARD,
          "id", Kind.IDENTITY_NUMBER,
          "code", Kind.CODE,
          "password", Kind.PASSWORD);

  private record Line(String text, List<Told> told) {}

  private record Told(Kind kind, String original) {}

  @Test
  void nearlyEverythingIsFoundAndHardlyAnythingElse() {
    int right = 0;
    int wanted = 0;
    int found = 0;
    List<String> differences = new ArrayList<>();
    Map<Kind, int[]> byKind = new EnumMap<>(Kind.class);
    for (Line line : lines()) {
      List<Told> masked =
          Masking.mask(line.text()).parts().stream()
              .map(part -> new Told(part.kind(), part.original()))
              .toList();
      wanted += line.told().size();
      found += masked.size();
      for (Told told : line.told()) {
        int[] counts = byKind.computeIfAbsent(told.kind(), _ -> new int[2]);
        counts[0]++;
        if (masked.contains(told)) {
          counts[1]++;
          right++;
        }
      }
      if (!masked.equals(line.told())) {
        differences.add(line.text() + " -> " + masked);
      }
    }
    double precision = (double) right / found;
    double recall = (double) right / wanted;
    System.out.printf("masking: precision %.3f, recall %.3f of %d%n", precision, recall, wanted);
    byKind.forEach((kind, n) -> System.out.printf("  %s %d of %d%n", kind, n[1], n[0]));
    differences.forEach(difference -> System.out.println("  differs: " + difference));
    assertThat(precision).as("precision").isGreaterThanOrEqualTo(0.98);
    assertThat(recall).as("recall").isGreaterThanOrEqualTo(0.93);
  }

  private static List<Line> lines() {
    try (InputStream file = MaskingAccuracyTest.class.getResourceAsStream("lines.txt")) {
      assertThat(file).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(MaskingAccuracyTest::line)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(String marked) {
    List<Told> told = new ArrayList<>();
    Matcher marks = MARK.matcher(marked);
    while (marks.find()) {
      told.add(new Told(KINDS.get(marks.group(1)), marks.group(2)));
    }
    return new Line(MARK.matcher(marked).replaceAll("$2"), told);
  }
}
