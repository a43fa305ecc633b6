package io.xiaoer.bot.nlu;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.xiaoer.bot.core.nlu.Algebra;
import io.xiaoer.bot.core.nlu.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A bge-small-v1.5 sentence encoder (quantised ONNX), one session shared by all threads. bge pools
 * the first token (CLS) and scales to length 1.
 *
 * <p>A call takes some milliseconds of one core in native code, which would pin a virtual thread:
 * call it from platform threads only.
 */
public final class SentenceEncoder implements AutoCloseable {
  /** Longer texts are cut after this many tokens. */
  public static final int MAX_TOKENS = 128;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final HuggingFaceTokenizer tokenizer;

  private SentenceEncoder(
      OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer) {
    this.environment = environment;
    this.session = session;
    this.tokenizer = tokenizer;
  }

  /**
   * Loads the encoder of a language from the class path.
   *
   * @throws IllegalStateException if model or tokenizer are missing or unreadable
   */
  public static SentenceEncoder load(Language language) {
    String name = "/bge-small-" + language.tag() + "-v1.5-q";
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        InputStream tokens = resource(name + "-tokenizer.json")) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      OrtSession session = environment.createSession(bytes(name + ".onnx"), options);
      HuggingFaceTokenizer tokenizer =
          HuggingFaceTokenizer.newInstance(
              tokens,
              Map.of(
                  "truncation", "true",
                  "maxLength", String.valueOf(MAX_TOKENS),
                  "padding", "false",
                  "addSpecialTokens", "true"));
      return new SentenceEncoder(environment, session, tokenizer);
    } catch (OrtException | IOException e) {
      throw new IllegalStateException("the encoder " + name + " could not be loaded", e);
    }
  }

  /**
   * The sentence's vector, of length 1.
   *
   * @throws IllegalStateException if the runtime fails
   */
  public float[] encode(String text) {
    Encoding encoding = tokenizer.encode(text);
    try (OnnxTensor ids = tensor(encoding.getIds());
        OnnxTensor mask = tensor(encoding.getAttentionMask());
        OnnxTensor types = tensor(encoding.getTypeIds());
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      float[][][] states = (float[][][]) result.get(0).getValue();
      return Algebra.unit(states[0][0].clone());
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder failed", e);
    }
  }

  @Override
  public void close() {
    tokenizer.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder could not be closed", e);
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(environment, new long[][] {values});
  }

  private static byte[] bytes(String name) {
    try (InputStream in = resource(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    InputStream found = SentenceEncoder.class.getResourceAsStream(name);
    if (found == null) {
      throw new IllegalStateException(name + " is not on the class path");
    }
    return found;
  }
}
