package io.xiaoer.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  @TempDir Path folder;

  private final Pictures pictures =
      new Pictures(
          new SmallRyeConfigBuilder()
              .withMapping(MediaConfig.class)
              .withDefaultValue(
                  "gateway.media.signing-key",
                  "bWVkaWEtdGVzdHMtb25seS1tZWRpYS10ZXN0cy1vbmx5LW1lZGlhIQ==")
              .build()
              .getConfigMapping(MediaConfig.class));
  private Path whole;
  private Path thumbnail;

  @BeforeEach
  void places() {
    whole = folder.resolve("whole");
    thumbnail = folder.resolve("thumbnail");
  }

  @Test
  void whatTheCameraWroteIsGoneAndThePictureStandsUpright() throws Exception {
    Pictures.Made made = make(Specimens.photo(200, 100, 6), "image/jpeg");
    assertThat(made).isEqualTo(new Pictures.Made("image/jpeg", 100, 200));
    assertThat(new String(Files.readAllBytes(whole), StandardCharsets.ISO_8859_1))
        .doesNotContain("SECRET", "Exif");
    BufferedImage seen = ImageIO.read(whole.toFile());
    assertThat(colour(seen, 50, 20)).isEqualTo(Color.RED);
    assertThat(colour(seen, 50, 180)).isEqualTo(Color.BLUE);
  }

  @Test
  void everyWayToHoldACameraIsTurnedBack() throws Exception {
    for (int orientation = 1; orientation <= 8; orientation++) {
      Files.deleteIfExists(whole);
      Files.deleteIfExists(thumbnail);
      make(Specimens.photo(200, 100, orientation), "image/jpeg");
      BufferedImage seen = ImageIO.read(whole.toFile());
      boolean lies = orientation >= 5;
      assertThat(seen.getWidth()).isEqualTo(lies ? 100 : 200);
      Color first = lies ? colour(seen, 50, 20) : colour(seen, 20, 50);
      boolean turned = Arrays.asList(2, 3, 7, 8).contains(orientation);
      assertThat(first).as("%d", orientation).isEqualTo(turned ? Color.BLUE : Color.RED);
    }
  }

  @Test
  void aLargePictureIsMadeSmallerAndHasAThumbnail() throws Exception {
    Pictures.Made made = make(Specimens.picture("png", 6_000, 1_500), "image/png");
    assertThat(made).isEqualTo(new Pictures.Made("image/jpeg", 2_048, 512));
    assertThat(ImageIO.read(thumbnail.toFile()).getWidth()).isEqualTo(320);
  }

  @Test
  void aSmallFileWithAHugePictureIsRefusedBeforeItIsDecoded() {
    assertRefused(Specimens.bomb(100_000, 100_000), MediaRefusal.Reason.PIXELS);
    assertRefused(Specimens.bomb(29_999, 29_999), MediaRefusal.Reason.PIXELS);
  }

  @Test
  void brokenBytesAreRefused() {
    byte[] cut = Arrays.copyOf(Specimens.picture("png", 300, 300), 60);
    assertRefused(cut, MediaRefusal.Reason.BROKEN);
  }

  private void assertRefused(byte[] bytes, MediaRefusal.Reason reason) {
    assertThatThrownBy(() -> make(bytes, "image/png"))
        .isInstanceOfSatisfying(
            MediaRefusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  private Pictures.Made make(byte[] bytes, String type) throws IOException, MediaRefusal {
    return pictures.make(Files.write(folder.resolve("raw"), bytes), type, whole, thumbnail);
  }

  /** Red or blue; JPEG is not exact. */
  private static Color colour(BufferedImage picture, int x, int y) {
    Color seen = new Color(picture.getRGB(x, y));
    return seen.getRed() > seen.getBlue() ? Color.RED : Color.BLUE;
  }
}
