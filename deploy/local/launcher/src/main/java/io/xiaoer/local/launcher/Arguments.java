package io.xiaoer.local.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command line.
 *
 * @param verb what to do
 * @param names parts named after the verb
 * @param ports {@code --port name=N}, repeatable
 * @param only {@code --only a,b}: start these parts and no others
 * @param detach {@code --detach}: run in the background, return when ready
 * @param follow {@code -f}: go on showing a log
 */
record Arguments(
    String verb,
    List<String> names,
    Map<String, String> ports,
    Set<String> only,
    boolean detach,
    boolean follow) {

  /**
   * Reads the command line.
   *
   * @throws Refusal if an option is unknown or incomplete
   */
  static Arguments of(String... words) {
    List<String> names = new ArrayList<>();
    Map<String, String> ports = new LinkedHashMap<>();
    Set<String> only = new LinkedHashSet<>();
    boolean detach = false;
    boolean follow = false;
    Iterator<String> rest = List.of(words).iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      switch (word) {
        case "--port" -> {
          String[] pair = value(word, rest).split("=", 2);
          if (pair.length != 2) {
            throw new Refusal("--port wants name=N, for example --port front-door=8090");
          }
          ports.put(pair[0], pair[1]);
        }
        case "--only" -> only.addAll(Arrays.asList(value(word, rest).split(",")));
        case "--detach", "-d" -> detach = true;
        case "--follow", "-f" -> follow = true;
        default -> {
          if (word.startsWith("-")) {
            throw new Refusal("unknown option " + word + "; ./xiaoer help lists them");
          }
          names.add(word);
        }
      }
    }
    if (names.isEmpty()) {
      throw new Refusal("what shall be done? ./xiaoer help lists the commands");
    }
    return new Arguments(
        names.getFirst(), names.subList(1, names.size()), ports, only, detach, follow);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new Refusal(option + " wants a value");
    }
    return rest.next();
  }
}
