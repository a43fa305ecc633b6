package io.xiaoer.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartLogTest {
  @TempDir Path folder;

  @Test
  void aLongLogBecomesTheOlderOneAndItsWriterGoesOn() throws Exception {
    Path log = folder.resolve("kafka.log");
    try (OutputStream part =
        Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      part.write(new byte[(int) PartLog.LONGEST_BYTES + 1]);
      PartLog.keepShort(log);
      part.write("next".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    assertThat(log).hasContent("next");
    assertThat(folder.resolve("kafka.log.1")).hasSize(PartLog.LONGEST_BYTES + 1);
  }

  @Test
  void aShortLogAndNoneStayAsTheyAre() throws Exception {
    Path log = folder.resolve("kafka.log");
    PartLog.keepShort(log);
    assertThat(log).doesNotExist();
    Files.writeString(log, "short");
    PartLog.keepShort(log);
    assertThat(folder).isDirectoryNotContaining("glob:**.1");
    assertThat(log).hasContent("short");
  }
}
