package io.xiaoer.bot.training;

import io.xiaoer.bot.core.nlu.Fusion;
import io.xiaoer.bot.core.nlu.Language;
import io.xiaoer.bot.core.nlu.LanguageModel;
import io.xiaoer.bot.core.nlu.Rejector;
import io.xiaoer.bot.nlu.ModelFile;
import io.xiaoer.bot.nlu.SentenceEncoder;
import io.xiaoer.bot.training.CrossValidation.HeldOut;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The command that makes the committed models: {@code ./mvnw -pl bot-service -Pnlu-training
 * process-classes}. Takes a minute or two; the same phrases give the same files.
 */
public final class TrainModels {
  /** Counted up when the recipe changes, so that the version tells it. */
  static final String RECIPE = "r1";

  // In-scope phrases outnumber the others six to one; without a weight the rejector forgets them.
  private static final double OUT_OF_SCOPE_WEIGHT = 4;

  private TrainModels() {}

  /**
   * Trains and writes.
   *
   * @param arguments the module's folder
   */
  public static void main(String[] arguments) throws IOException {
    Path module = Path.of(arguments[0]);
    for (Language language : Language.values()) {
      Path file = module.resolve("src/main/resources" + ModelFile.resource(language));
      try (SentenceEncoder encoder = SentenceEncoder.load(language);
          OutputStream out = Files.newOutputStream(file)) {
        PhraseBook book =
            PhraseBook.read(PhraseBook.trainingFolder(module), PhraseBook.fileOf(language));
        ModelFile.write(train(language, book, encoder), out);
      }
      System.out.println(file + ": " + Files.size(file) + " bytes");
    }
  }

  private static LanguageModel train(Language language, PhraseBook book, SentenceEncoder encoder) {
    List<Sample> samples = samples(book, encoder);
    HeadTraining training = new HeadTraining(language, book.intents());
    List<HeldOut> heldOut = CrossValidation.run(training, samples);
    Fusion fusion = CrossValidation.chooseFusion(heldOut);
    Rejector rejector = CrossValidation.chooseRejector(heldOut, fusion, OUT_OF_SCOPE_WEIGHT);
    report(language, book, heldOut, fusion, rejector);
    List<Sample> inScope = samples.stream().filter(Sample::inScope).toList();
    return training.train(inScope, fusion, rejector, version(language, book));
  }

  private static List<Sample> samples(PhraseBook book, SentenceEncoder encoder) {
    List<Sample> samples = new ArrayList<>();
    List<String> intents = book.intents();
    book.phrases()
        .forEach(
            (intent, phrases) ->
                phrases.forEach(
                    text ->
                        samples.add(
                            new Sample(text, encoder.encode(text), intents.indexOf(intent)))));
    book.outOfScope()
        .forEach(text -> samples.add(new Sample(text, encoder.encode(text), Sample.OUT_OF_SCOPE)));
    return samples;
  }

  static String version(Language language, PhraseBook book) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((RECIPE + book).getBytes(StandardCharsets.UTF_8));
      String hash = HexFormat.of().formatHex(digest.digest(), 0, 5);
      return language.tag() + "-" + RECIPE + "-" + hash;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void report(
      Language language, PhraseBook book, List<HeldOut> heldOut, Fusion fusion, Rejector rejector) {
    Fusion[] alone = {
      new Fusion(1, 0, 0, 0),
      new Fusion(0, 1, 0, 0),
      new Fusion(0, 0, 1, 0),
      new Fusion(0, 0, 0, 1),
      fusion
    };
    System.out.println(language + ": " + book.intents().size() + " intents, " + book.size());
    for (Fusion one : alone) {
      System.out.printf(Locale.ROOT, "%s %.3f%n", one, accuracy(heldOut, one));
    }
    double right = 0;
    double inScope = 0;
    double refused = 0;
    for (HeldOut one : heldOut) {
      double[] fused = fusion.fuse(one.heads().probabilities());
      boolean accepted = rejector.probability(one.heads().features(fused)) >= rejector.threshold();
      inScope += one.sample().inScope() ? 1 : 0;
      right += accepted && one.right(fusion) ? 1 : 0;
      refused += !accepted && !one.sample().inScope() ? 1 : 0;
      if (one.sample().inScope() && !one.right(fusion)) {
        int guess = io.xiaoer.bot.core.nlu.Algebra.argMax(fused);
        System.out.println(
            "  "
                + one.sample().text()
                + " | "
                + book.intents().get(one.sample().label())
                + " -> "
                + book.intents().get(guess));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "after rejection at %.2f: right %.3f, out-of-scope recall %.3f%n",
        rejector.threshold(),
        right / inScope,
        refused / (heldOut.size() - inScope));
  }

  private static double accuracy(List<HeldOut> heldOut, Fusion fusion) {
    long inScope = heldOut.stream().filter(one -> one.sample().inScope()).count();
    return heldOut.stream().filter(one -> one.right(fusion)).count() / (double) inScope;
  }
}
