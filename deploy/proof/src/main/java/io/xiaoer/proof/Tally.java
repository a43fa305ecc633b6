package io.xiaoer.proof;

import java.util.ArrayList;
import java.util.List;

/** What was found in one place: a topic or a collection. */
final class Tally {
  private static final int LEAKS_NAMED = 20;

  private final String place;
  private final Person person;
  private final byte[] id;
  private final byte[] encrypted;
  private final List<byte[]> words;
  private final List<String> leaks = new ArrayList<>();
  private long seen;
  private long naming;
  private long unreadable;
  private long leaked;

  Tally(String place, Person person) {
    this.place = place;
    this.person = person;
    this.id = person.idBytes();
    this.encrypted = person.encryptedBeginning();
    this.words = person.wordBytes();
  }

  /** Looks at the bytes of a record or document. */
  void look(String where, byte[]... parts) {
    seen++;
    boolean named = false;
    for (byte[] part : parts) {
      named |= Bytes.count(part, id) > 0;
      unreadable += Bytes.count(part, encrypted);
      for (int i = 0; i < words.size(); i++) {
        if (Bytes.count(part, words.get(i)) > 0) {
          leak(where + ": the words given as number " + (i + 1));
        }
      }
    }
    if (named) {
      naming++;
    }
  }

  /** Notes something that must not be there. */
  void leak(String what) {
    leaked++;
    if (leaks.size() < LEAKS_NAMED) {
      leaks.add(place + " " + what);
    }
  }

  Person person() {
    return person;
  }

  String place() {
    return place;
  }

  long seen() {
    return seen;
  }

  long naming() {
    return naming;
  }

  long unreadable() {
    return unreadable;
  }

  long leaked() {
    return leaked;
  }

  List<String> leaks() {
    return leaks;
  }
}
