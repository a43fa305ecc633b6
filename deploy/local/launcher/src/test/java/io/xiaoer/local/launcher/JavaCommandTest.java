package io.xiaoer.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  @TempDir Path folder;

  @Test
  void aRunWithoutACacheRecordsOneAndTheNextUsesIt() throws Exception {
    Path jar = file("app.jar", NOON);
    JavaCommand command = command(jar);
    assertThat(command.line()).contains("-XX:AOTCacheOutput=" + folder.resolve("shop.aot"));
    file("shop.aot", NOON.plusSeconds(60));
    assertThat(command.line()).contains("-XX:AOTCache=" + folder.resolve("shop.aot"));
  }

  @Test
  void aCacheOlderThanTheBuildIsReplaced() throws Exception {
    file("shop.aot", NOON);
    JavaCommand command = command(file("app.jar", NOON.plusSeconds(1)));
    assertThat(command.line()).contains("-XX:AOTCacheOutput=" + folder.resolve("shop.aot"));
    assertThat(folder.resolve("shop.aot")).doesNotExist();
  }

  private JavaCommand command(Path jar) {
    List<String> application = List.of("-jar", jar.toString());
    return new JavaCommand("shop", List.of(), application, List.of(jar), folder, true);
  }

  private Path file(String name, Instant modified) throws Exception {
    Path file = Files.writeString(folder.resolve(name), "x");
    return Files.setLastModifiedTime(file, FileTime.from(modified));
  }
}
