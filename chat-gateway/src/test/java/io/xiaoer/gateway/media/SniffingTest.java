package io.xiaoer.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SniffingTest {
  @TempDir Path folder;

  private final Sniffing sniffing = new Sniffing();

  @Test
  void picturesVoicesFilmsAndFilesAreTold() throws IOException {
    assertThat(type(Specimens.picture("png", 8, 8), MediumKind.IMAGE)).contains("image/png");
    assertThat(type(Specimens.photo(8, 8, 6), MediumKind.IMAGE)).contains("image/jpeg");
    assertThat(type(Specimens.picture("gif", 8, 8), MediumKind.IMAGE)).contains("image/gif");
    assertThat(type(Specimens.ogg(900), MediumKind.VOICE)).contains("audio/ogg");
    assertThat(type(Specimens.webm(2), MediumKind.VOICE)).contains("audio/webm");
    assertThat(type(Specimens.webm(2), MediumKind.VIDEO)).contains("video/webm");
    assertThat(type(Specimens.mp4(), MediumKind.VOICE)).contains("audio/mp4");
    assertThat(type(Specimens.mp4(), MediumKind.VIDEO)).contains("video/mp4");
    assertThat(type(Specimens.wav(10), MediumKind.VOICE)).contains("audio/wav");
    assertThat(type(Specimens.zip(), MediumKind.FILE)).contains("application/zip");
    assertThat(type(bytes("%PDF-1.7\n1 0 obj"), MediumKind.FILE)).contains("application/pdf");
    assertThat(type(bytes("订单 20261118000123"), MediumKind.FILE)).contains("text/plain");
  }

  @Test
  void whatABrowserOrMachineWouldRunIsRefusedUnderEveryKind() throws IOException {
    for (MediumKind kind : MediumKind.values()) {
      assertThat(type(bytes("<html><script>alert(1)</script>"), kind)).isEmpty();
      assertThat(type(bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), kind)).isEmpty();
      assertThat(type(bytes("#!/bin/sh\nrm -rf /"), kind)).isEmpty();
      assertThat(type(bytes("MZ\220\0\3\0\0\0\4\0\0\0"), kind)).isEmpty();
      assertThat(type(bytes("\177ELF\2\1\1\0"), kind)).isEmpty();
    }
  }

  @Test
  void aPictureIsNoFileBecauseItWouldKeepWhatTheCameraWroteIntoIt() throws IOException {
    assertThat(type(Specimens.photo(8, 8, 1), MediumKind.FILE)).isEmpty();
  }

  private Optional<String> type(byte[] bytes, MediumKind kind) throws IOException {
    return sniffing.typeOf(Files.write(folder.resolve("any.name"), bytes), kind);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
