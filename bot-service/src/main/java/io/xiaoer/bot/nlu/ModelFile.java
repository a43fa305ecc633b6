package io.xiaoer.bot.nlu;

import io.xiaoer.bot.core.nlu.Algebra;
import io.xiaoer.bot.core.nlu.Fusion;
import io.xiaoer.bot.core.nlu.Language;
import io.xiaoer.bot.core.nlu.LanguageModel;
import io.xiaoer.bot.core.nlu.LinearHead;
import io.xiaoer.bot.core.nlu.NeighbourHead;
import io.xiaoer.bot.core.nlu.Rejector;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The trained heads of one language as a file: gzip, big endian; rows of vectors and weights are
 * rounded to 8 bits with one scale a row, which costs no accuracy worth measuring and keeps the
 * committed files below a megabyte and a half.
 */
public final class ModelFile {
  private static final int MAGIC = 0x584E_4C31; // XNL1
  private static final float STEPS = 127;

  private ModelFile() {}

  /** The resource of a language's model. */
  public static String resource(Language language) {
    return "/nlu/model-" + language.tag() + ".bin";
  }

  /**
   * Reads the model of a language from the class path.
   *
   * @throws IllegalStateException if it is missing or broken
   */
  public static LanguageModel load(Language language) {
    try (InputStream in = ModelFile.class.getResourceAsStream(resource(language))) {
      if (in == null) {
        throw new IllegalStateException(resource(language) + " is not on the class path");
      }
      return read(language, in);
    } catch (IOException e) {
      throw new IllegalStateException(resource(language) + " is broken", e);
    }
  }

  /** Reads a model. */
  public static LanguageModel read(Language language, InputStream raw) throws IOException {
    try (DataInputStream in = new DataInputStream(new GZIPInputStream(raw, 1 << 16))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("not a model file");
      }
      String version = in.readUTF();
      List<String> intents = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        intents.add(in.readUTF());
      }
      float[] mean = floats(in);
      LinearHead softmax = linear(in);
      NeighbourHead neighbours = neighbours(in, intents.size());
      LinearHead grams = linear(in);
      double[] w = doubles(in);
      Rejector rejector =
          new Rejector(doubles(in), in.readDouble(), doubles(in), doubles(in), in.readDouble());
      Fusion fusion = new Fusion(w[0], w[1], w[2], w[3]);
      return new LanguageModel(
          language, version, intents, mean, softmax, neighbours, grams, fusion, rejector);
    }
  }

  /** Writes a model. */
  public static void write(LanguageModel model, OutputStream raw) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(raw))) {
      out.writeInt(MAGIC);
      out.writeUTF(model.version());
      out.writeInt(model.intents().size());
      for (String intent : model.intents()) {
        out.writeUTF(intent);
      }
      floats(out, model.mean());
      linear(out, model.softmax());
      out.writeInt(model.neighbours().vectors().length);
      for (int i = 0; i < model.neighbours().vectors().length; i++) {
        out.writeByte(model.neighbours().classes()[i]);
        rounded(out, model.neighbours().vectors()[i]);
      }
      linear(out, model.grams());
      Fusion fusion = model.fusion();
      doubles(out, fusion.softmax(), fusion.neighbours(), fusion.centroids(), fusion.grams());
      doubles(out, model.rejector().weights());
      out.writeDouble(model.rejector().bias());
      doubles(out, model.rejector().means());
      doubles(out, model.rejector().deviations());
      out.writeDouble(model.rejector().threshold());
    }
  }

  private static NeighbourHead neighbours(DataInputStream in, int classCount) throws IOException {
    int count = in.readInt();
    float[][] vectors = new float[count][];
    int[] classes = new int[count];
    for (int i = 0; i < count; i++) {
      classes[i] = in.readUnsignedByte();
      vectors[i] = Algebra.unit(rounded(in));
    }
    return NeighbourHead.of(vectors, classes, classCount);
  }

  private static void linear(DataOutputStream out, LinearHead head) throws IOException {
    floats(out, head.bias());
    out.writeInt(head.weights().length);
    for (float[] row : head.weights()) {
      out.writeBoolean(row != null);
      if (row != null) {
        rounded(out, row);
      }
    }
  }

  private static LinearHead linear(DataInputStream in) throws IOException {
    float[] bias = floats(in);
    float[] @Nullable [] weights = new float[in.readInt()][];
    for (int i = 0; i < weights.length; i++) {
      if (in.readBoolean()) {
        weights[i] = rounded(in);
      }
    }
    return new LinearHead(weights, bias);
  }

  private static void rounded(DataOutputStream out, float[] row) throws IOException {
    float max = 0;
    for (float value : row) {
      max = Math.max(max, Math.abs(value));
    }
    float step = max == 0 ? 1 : max / STEPS;
    out.writeFloat(step);
    out.writeInt(row.length);
    for (float value : row) {
      out.writeByte(Math.round(value / step));
    }
  }

  private static float[] rounded(DataInputStream in) throws IOException {
    float step = in.readFloat();
    byte[] bytes = in.readNBytes(in.readInt());
    float[] row = new float[bytes.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = bytes[i] * step;
    }
    return row;
  }

  private static void floats(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static float[] floats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  private static void doubles(DataOutputStream out, double... values) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  private static double[] doubles(DataInputStream in) throws IOException {
    double[] values = new double[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }
}
