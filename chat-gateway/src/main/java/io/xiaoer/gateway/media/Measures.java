package io.xiaoer.gateway.media;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.mp4.Mp4Directory;
import com.drew.metadata.mp4.media.Mp4VideoDirectory;
import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.jspecify.annotations.Nullable;

/**
 * How long a sound or film lasts and how large its picture is, as far as its container tells.
 *
 * @param millis length in milliseconds, where known
 * @param width in pixels, where known
 * @param height in pixels, where known
 */
record Measures(@Nullable Long millis, @Nullable Integer width, @Nullable Integer height) {
  /** Nothing is known. */
  static final Measures NONE = new Measures(null, null, null);

  private static final double MILLIS = 1_000;

  /** Reads a container; what cannot be read is not known. */
  static Measures of(Path file, String mediaType) {
    try {
      return switch (mediaType) {
        case "audio/ogg" -> new Measures(OggLength.millis(file), null, null);
        case "audio/webm", "video/webm" -> WebmReader.read(file);
        case "audio/mp4", "video/mp4" -> mp4(file);
        case "audio/wav" -> wav(file);
        default -> NONE;
      };
    } catch (IOException
        | ImageProcessingException
        | UnsupportedAudioFileException
        | RuntimeException broken) {
      return NONE;
    }
  }

  private static Measures mp4(Path file) throws IOException, ImageProcessingException {
    Metadata metadata = ImageMetadataReader.readMetadata(file.toFile());
    Mp4Directory film = metadata.getFirstDirectoryOfType(Mp4Directory.class);
    Mp4VideoDirectory picture = metadata.getFirstDirectoryOfType(Mp4VideoDirectory.class);
    Double seconds = film == null ? null : film.getDoubleObject(Mp4Directory.TAG_DURATION_SECONDS);
    return new Measures(
        seconds == null || seconds <= 0 ? null : Math.round(seconds * MILLIS),
        picture == null ? null : positive(picture.getInteger(Mp4VideoDirectory.TAG_WIDTH)),
        picture == null ? null : positive(picture.getInteger(Mp4VideoDirectory.TAG_HEIGHT)));
  }

  private static Measures wav(Path file) throws IOException, UnsupportedAudioFileException {
    AudioFileFormat format = AudioSystem.getAudioFileFormat(file.toFile());
    double seconds = format.getFrameLength() / (double) format.getFormat().getFrameRate();
    return new Measures(seconds > 0 ? Math.round(seconds * MILLIS) : null, null, null);
  }

  static @Nullable Integer positive(@Nullable Integer pixels) {
    return pixels == null || pixels <= 0 ? null : pixels;
  }
}
