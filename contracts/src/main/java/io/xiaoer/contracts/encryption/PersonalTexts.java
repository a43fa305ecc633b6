package io.xiaoer.contracts.encryption;

import java.util.ArrayList;
import java.util.List;

/** Finds what is personal in records, for whoever proves that it is gone. */
public final class PersonalTexts {
  private PersonalTexts() {}

  /** The personal texts of a record that anybody can read: neither encrypted nor erased. */
  public static List<String> readable(Object data) {
    List<String> found = new ArrayList<>();
    PersonalFields.map(
        data,
        text -> {
          if (!EncryptedText.hides(text)) {
            found.add(text);
          }
          return text;
        });
    return found;
  }
}
