package io.xiaoer.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNamesTest {
  @Test
  void aNameThatFitsItsTypeStays() {
    assertThat(FileNames.fitting("发票 2026.pdf", "application/pdf")).isEqualTo("发票 2026.pdf");
    assertThat(FileNames.fitting("Report.DOCX", "application/zip")).isEqualTo("Report.docx");
  }

  @Test
  void anEndingThatWouldBeRunGetsAHarmlessOneBehindIt() {
    assertThat(FileNames.fitting("run.bat", "text/plain")).isEqualTo("run.bat.txt");
    assertThat(FileNames.fitting("photo.exe", "image/jpeg")).isEqualTo("photo.exe.jpg");
  }

  @Test
  void pathsControlsAndTricksWithDirectionAreGone() {
    assertThat(FileNames.fitting("../../etc/passwd.txt", "text/plain")).isEqualTo("passwd.txt");
    assertThat(FileNames.fitting("C:\\a\\b.txt", "text/plain")).isEqualTo("b.txt");
    assertThat(FileNames.fitting("a\u202Etxt.exe\n.txt", "text/plain")).isEqualTo("a_txt.exe_.txt");
  }

  @Test
  void whatHasNoNameIsCalledByItsType() {
    assertThat(FileNames.fitting(null, "audio/ogg")).isEqualTo("audio.ogg");
    assertThat(FileNames.fitting("  ", "image/jpeg")).isEqualTo("image.jpg");
    assertThat(FileNames.fitting("长".repeat(300), "text/plain")).hasSizeLessThanOrEqualTo(200);
  }
}
