package io.xiaoer.contracts.conversation;

import io.xiaoer.contracts.ContractViolation;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.encryption.Personal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form.
 *
 * @param name its name for programs, unique in its form
 * @param label what a person reads
 * @param kind what goes into it
 * @param required whether it must be filled
 * @param options what can be chosen, for {@link Kind#CHOICE} only
 */
public record FormField(
    String name,
    @Personal String label,
    Kind kind,
    boolean required,
    @Nullable @Personal List<String> options) {
  /** What goes into a field; every value is a text. */
  public enum Kind {
    /** One line. */
    TEXT,
    /** Several lines. */
    LONG_TEXT,
    /** A decimal number with a point, for example {@code 12.5}. */
    NUMBER,
    /** A day, ISO 8601, for example {@code 2026-11-18}. */
    DATE,
    /** One of the options. */
    CHOICE
  }

  /** Checks the limits. */
  public FormField {
    Limits.id("field.name", name);
    Limits.personalText("field.label", label, Limits.NAME_CHARS);
    Limits.required("field.kind", kind);
    if ((kind == Kind.CHOICE) != (options != null && !options.isEmpty())) {
      throw new ContractViolation("field.options belong to CHOICE and to nothing else");
    }
    if (options != null) {
      Limits.size("field.options", options, Limits.FORM_OPTIONS);
      options.forEach(option -> Limits.personalText("field.option", option, Limits.NAME_CHARS));
      options = List.copyOf(options);
    }
  }

  int chars() {
    int inOptions = options == null ? 0 : options.stream().mapToInt(Limits::countedChars).sum();
    return name.length() + Limits.countedChars(label) + inOptions;
  }
}
