package io.xiaoer.gateway.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Files of every kind, made byte by byte. */
public final class Specimens {
  private Specimens() {}

  /** A picture: its left half is red, its right half is blue. */
  public static byte[] picture(String format, int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, width / 2, height);
    pen.setColor(Color.BLUE);
    pen.fillRect(width / 2, 0, width - width / 2, height);
    pen.dispose();
    return made(out -> ImageIO.write(picture, format, out));
  }

  /** A JPEG as a phone makes it: turned, and with the place where it was taken. */
  public static byte[] photo(int width, int height, int orientation) {
    byte[] jpeg = picture("jpg", width, height);
    byte[] exif = exif(orientation);
    ByteBuffer with = ByteBuffer.allocate(jpeg.length + exif.length + 4);
    with.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (exif.length + 2)).put(exif);
    return with.put(jpeg, 2, jpeg.length - 2).array();
  }

  /** Exif with two entries: the orientation, and a name of the camera that tells too much. */
  private static byte[] exif(int orientation) {
    byte[] secret = "SECRET-CAMERA-OF-LI-NA\0".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer tiff = ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + secret.length);
    tiff.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 2);
    tiff.putShort((short) 0x0110).putShort((short) 2).putInt(secret.length).putInt(38);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0);
    tiff.putInt(0).put(secret);
    return tiff.array();
  }

  /** A PNG of some bytes that says that it is as wide and high as this. */
  public static byte[] bomb(int width, int height) {
    byte[] small = picture("png", 1, 1);
    ByteBuffer png = ByteBuffer.wrap(small.clone());
    png.putInt(16, width).putInt(20, height);
    java.util.zip.CRC32 sum = new java.util.zip.CRC32();
    sum.update(png.array(), 12, 17);
    png.putInt(29, (int) sum.getValue());
    return png.array();
  }

  /** Silence as WAV. */
  public static byte[] wav(int millis) {
    AudioFormat format = new AudioFormat(16_000, 16, 1, true, false);
    byte[] samples = new byte[16 * 2 * millis];
    return made(
        out ->
            AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(samples), format, 16L * millis),
                AudioFileFormat.Type.WAVE,
                out));
  }

  /** Two pages of Ogg with Opus: its head, and the last one at this position. */
  public static byte[] ogg(long millis) {
    ByteBuffer ogg = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    page(ogg, 2, 0, 0, 19);
    ogg.put("OpusHead".getBytes(StandardCharsets.US_ASCII));
    ogg.put((byte) 1).put((byte) 1).putShort((short) 312).putInt(48_000);
    ogg.putShort((short) 0).put((byte) 0);
    page(ogg, 4, 312 + millis * 48, 1, 1);
    ogg.put((byte) 0);
    byte[] whole = new byte[ogg.position()];
    ogg.flip().get(whole);
    return whole;
  }

  private static void page(ByteBuffer ogg, int flags, long position, int number, int length) {
    ogg.put("OggS".getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put((byte) flags);
    ogg.putLong(position).putInt(7).putInt(number).putInt(0);
    ogg.put((byte) 1).put((byte) length);
  }

  /** WebM as a browser records it: of unknown length, with its time in the last block only. */
  public static byte[] webm(int seconds) {
    ByteBuffer webm = ByteBuffer.allocate(200);
    webm.putInt(0x1A45DFA3).put((byte) 0x87).putShort((short) 0x4282);
    webm.put((byte) 0x84).put("webm".getBytes(StandardCharsets.US_ASCII));
    webm.putInt(0x18538067).putLong(0x01FFFFFFFFFFFFFFL);
    webm.putInt(0x1549A966).put((byte) 0x87);
    webm.put(new byte[] {0x2A, (byte) 0xD7, (byte) 0xB1, (byte) 0x83, 0x0F, 0x42, 0x40});
    webm.putInt(0x1F43B675).putLong(0x01FFFFFFFFFFFFFFL);
    webm.put((byte) 0xE7).put((byte) 0x84).putInt((seconds - 1) * 1_000);
    webm.put((byte) 0xA3).put((byte) 0x85).put((byte) 0x81);
    webm.putShort((short) 1_000).put((byte) 0).put((byte) 0);
    byte[] whole = new byte[webm.position()];
    webm.flip().get(whole);
    return whole;
  }

  /** The beginning of an MP4 file with nothing in it. */
  public static byte[] mp4() {
    return ByteBuffer.allocate(32)
        .putInt(24)
        .put("ftypisom".getBytes(StandardCharsets.US_ASCII))
        .putInt(512)
        .put("isommp42".getBytes(StandardCharsets.US_ASCII))
        .putInt(8)
        .put("mdat".getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /** An archive with one text in it. */
  public static byte[] zip() {
    return made(
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out)) {
            ZipEntry entry = new ZipEntry("a.txt");
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write('a');
          }
        });
  }

  private interface Writing {
    void to(ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] made(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writing.to(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
