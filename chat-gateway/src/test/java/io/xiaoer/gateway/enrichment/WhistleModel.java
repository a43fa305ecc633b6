package io.xiaoer.gateway.enrichment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model of Vosk that knows two words: a low whistle is 低, a high one 高. It is made by hand, in
 * the files that Vosk's own models have, so that the real recogniser listens in a test without a
 * model of fifty megabytes.
 *
 * <p>Each word, and silence, is one phone of one state (HMM). Of a frame of sound the network sees
 * two cepstra, how loud it is and how low, and scores the three by a line each: silence by quiet,
 * the words by low and high. The graph (HCLG) goes from its only final state through any of them
 * and back; a word costs, so that one whistle is one word.
 *
 * @see <a href="https://kaldi-asr.org/doc/hmm.html">Kaldi on its transition models</a>
 */
final class WhistleModel {
  static final int LOW_HERTZ = 400;
  static final int HIGH_HERTZ = 5_000;

  private static final String NETWORK =
      """
      <TransitionModel>
      <Topology>
      <TopologyEntry>
      <ForPhones>
      1 2 3
      </ForPhones>
      <State> 0 <PdfClass> 0 <Transition> 0 0.5 <Transition> 1 0.5 </State>
      <State> 1 </State>
      </TopologyEntry>
      </Topology>
      <Triples> 3
      1 0 0
      2 0 1
      3 0 2
      </Triples>
      <LogProbs>
       [ 0 -0.6931 -0.6931 -0.6931 -0.6931 -0.6931 -0.6931 ]
      </LogProbs>
      </TransitionModel>
      <Nnet3>\s
      input-node name=input dim=2
      component-node name=score component=score input=input
      output-node name=output input=score objective=linear

      <NumComponents> 1
      <ComponentName> score <FixedAffineComponent> <LinearParams> [
        -0.2 0
        0.1 0.2
        0.1 -0.2 ]
      <BiasParams> [ 10 -5 -5 ]
      </FixedAffineComponent> </Nnet3>
      <LeftContext> 0 <RightContext> 0 <Priors> [ ]
      """;

  private static final int FST_MAGIC = 2_125_659_606;
  private static final float NO_END = Float.POSITIVE_INFINITY;
  private static final float WORD_COSTS = 8;

  private WhistleModel() {}

  /**
   * A state of the graph.
   *
   * @param end what it costs to end here
   * @param arcs the ways on
   */
  private record State(float end, List<Arc> arcs) {}

  /**
   * A way from state to state.
   *
   * @param transition of the model; 0 takes no sound
   * @param word its number in words.txt; 0 is none
   * @param cost of the way
   * @param to the state that it leads to
   */
  private record Arc(int transition, int word, float cost, int to) {}

  /** Silence has transitions 1 (stay) and 2 (leave), 低 3 and 4, 高 5 and 6. */
  private static final List<State> GRAPH =
      List.of(
          new State(
              0,
              List.of(
                  new Arc(2, 0, 0, 1), new Arc(4, 1, WORD_COSTS, 2), new Arc(6, 2, WORD_COSTS, 3))),
          new State(NO_END, List.of(new Arc(1, 0, 0, 1), new Arc(0, 0, 0, 0))),
          new State(NO_END, List.of(new Arc(3, 0, 0, 2), new Arc(0, 0, 0, 0))),
          new State(NO_END, List.of(new Arc(5, 0, 0, 3), new Arc(0, 0, 0, 0))));

  /** Writes the model into a folder. */
  static Path in(Path folder) throws IOException {
    write(folder.resolve("am/final.mdl"), NETWORK);
    write(
        folder.resolve("conf/mfcc.conf"),
        """
        --sample-frequency=16000
        --use-energy=false
        --num-ceps=2
        --dither=0
        """);
    write(
        folder.resolve("conf/model.conf"),
        """
        --frame-subsampling-factor=1
        --acoustic-scale=1.0
        --beam=20
        --lattice-beam=5
        --max-active=1000
        --endpoint.silence-phones=1
        """);
    write(folder.resolve("graph/words.txt"), "<eps> 0\n低 1\n高 2\n");
    write(
        folder.resolve("graph/phones/word_boundary.int"), "1 nonword\n2 singleton\n3 singleton\n");
    Files.write(folder.resolve("graph/HCLG.fst"), graph());
    return folder;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** In OpenFst's own format, as its VectorFst writes it. */
  private static byte[] graph() {
    ByteBuffer fst = ByteBuffer.allocate(1_024).order(ByteOrder.LITTLE_ENDIAN);
    fst.putInt(FST_MAGIC);
    text(fst, "vector");
    text(fst, "standard");
    int version = 2;
    int flags = 0;
    long properties = 3;
    long start = 0;
    long arcs = GRAPH.stream().mapToLong(state -> state.arcs().size()).sum();
    fst.putInt(version).putInt(flags).putLong(properties).putLong(start);
    fst.putLong(GRAPH.size()).putLong(arcs);
    for (State state : GRAPH) {
      fst.putFloat(state.end()).putLong(state.arcs().size());
      for (Arc arc : state.arcs()) {
        fst.putInt(arc.transition()).putInt(arc.word()).putFloat(arc.cost()).putInt(arc.to());
      }
    }
    byte[] written = new byte[fst.position()];
    fst.flip().get(written);
    return written;
  }

  private static void text(ByteBuffer fst, String text) {
    fst.putInt(text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
  }
}
