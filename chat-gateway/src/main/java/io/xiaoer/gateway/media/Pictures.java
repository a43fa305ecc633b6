package io.xiaoer.gateway.media;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import io.xiaoer.gateway.media.MediaRefusal.Reason;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * Makes pictures anew: decodes the pixels, turns them as the camera was held, and writes nothing
 * but pixels. So place, camera and time are gone, and so is whatever else was hidden in the file.
 * Of a moving picture the first frame stays.
 */
final class Pictures {
  private static final float QUALITY = 0.85f;

  /** More than this no reader has to be asked. */
  private static final int LONGEST_SIDE = 30_000;

  /** How many times fewer pixels a picture may have that is read as a whole. */
  private static final int WHOLE_FRAME = 4;

  private final long mostPixels;
  private final int side;
  private final int thumbnailSide;
  private final Semaphore turns;

  Pictures(MediaConfig config) {
    this.mostPixels = config.imagePixels();
    this.side = config.imageSide();
    this.thumbnailSide = config.thumbnailSide();
    this.turns = new Semaphore(config.picturesAtOnce());
    ImageIO.setUseCache(false);
    ImageIO.scanForPlugins();
  }

  /**
   * A picture that was made anew.
   *
   * @param mediaType {@code image/png} if something shows through it, else {@code image/jpeg}
   * @param width in pixels
   * @param height in pixels
   */
  record Made(String mediaType, int width, int height) {}

  /**
   * Makes a picture anew, and a thumbnail of it.
   *
   * @param mediaType what the source is
   * @param to where the picture goes
   * @param thumbnail where its thumbnail goes
   */
  Made make(Path source, String mediaType, Path to, Path thumbnail)
      throws IOException, MediaRefusal {
    turns.acquireUninterruptibly();
    try {
      BufferedImage read = read(source, mediaType);
      int orientation = mediaType.equals("image/jpeg") ? orientation(source) : 1;
      boolean seeThrough = read.getColorModel().hasAlpha();
      BufferedImage whole = drawn(read, orientation, side, seeThrough);
      String made = seeThrough ? "image/png" : "image/jpeg";
      write(whole, made, to);
      write(drawn(whole, 1, thumbnailSide, false), "image/jpeg", thumbnail);
      return new Made(made, whole.getWidth(), whole.getHeight());
    } finally {
      turns.release();
    }
  }

  private BufferedImage read(Path source, String mediaType) throws IOException, MediaRefusal {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(mediaType);
    if (!readers.hasNext()) {
      throw new MediaRefusal(Reason.TYPE, "this kind of picture cannot be read");
    }
    ImageReader reader = readers.next();
    try (ImageInputStream in = ImageIO.createImageInputStream(source.toFile())) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if ((long) width * height > mostPixels(mediaType) || Math.max(width, height) > LONGEST_SIDE) {
        throw new MediaRefusal(Reason.PIXELS, "more than " + mostPixels(mediaType) + " pixels");
      }
      ImageReadParam param = reader.getDefaultReadParam();
      int every = Math.max(1, Math.max(width, height) / side);
      param.setSourceSubsampling(every, every, 0, 0);
      return reader.read(0, param);
    } catch (IOException | RuntimeException broken) {
      // Readers of pictures meet hostile bytes with every kind of exception.
      throw new MediaRefusal(Reason.BROKEN, "the picture cannot be read");
    } finally {
      reader.dispose();
    }
  }

  /** JPEG and PNG are read line by line and made smaller on the way, the others as a whole. */
  private long mostPixels(String mediaType) {
    boolean byLine = mediaType.equals("image/jpeg") || mediaType.equals("image/png");
    return byLine ? mostPixels : mostPixels / WHOLE_FRAME;
  }

  /** How the camera was held: 1 to 8, as in Exif 2.32, tag 0x0112. */
  private static int orientation(Path source) throws IOException {
    try {
      ExifIFD0Directory exif =
          ImageMetadataReader.readMetadata(source.toFile())
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      Integer told = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      return told == null || told < 1 || told > 8 ? 1 : told;
    } catch (ImageProcessingException | RuntimeException broken) {
      return 1;
    }
  }

  private static BufferedImage drawn(
      BufferedImage source, int orientation, int longest, boolean seeThrough) {
    double scale =
        Math.min(1.0, (double) longest / Math.max(source.getWidth(), source.getHeight()));
    int width = Math.max(1, (int) Math.round(source.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(source.getHeight() * scale));
    boolean lies = orientation >= 5;
    BufferedImage target =
        new BufferedImage(
            lies ? height : width,
            lies ? width : height,
            seeThrough ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = target.createGraphics();
    try {
      if (!seeThrough) {
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, target.getWidth(), target.getHeight());
      }
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      AffineTransform turn = turning(orientation, width, height);
      turn.scale((double) width / source.getWidth(), (double) height / source.getHeight());
      pen.drawImage(source, turn, null);
    } finally {
      pen.dispose();
    }
    return target;
  }

  /** From the picture as stored to the picture as seen. */
  private static AffineTransform turning(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }

  private static void write(BufferedImage picture, String mediaType, Path to) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByMIMEType(mediaType).next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(to.toFile())) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (mediaType.equals("image/jpeg")) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(QUALITY);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
  }
}
