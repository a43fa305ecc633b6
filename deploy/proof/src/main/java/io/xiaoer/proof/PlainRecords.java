package io.xiaoer.proof;

import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.encryption.PersonalTexts;
import java.util.HashSet;
import java.util.Set;

/** Records of the suite's own language that hold a person's texts unencrypted. */
final class PlainRecords {
  private final String keyId;
  private final Set<String> subjects = new HashSet<>();

  PlainRecords(Person person) {
    this.keyId = person.keyId();
  }

  /**
   * How many texts of the person anybody can read in a record. Commands do not name their person;
   * they are his when an event with the same subject, read before, was about him.
   */
  int readable(WireMessage message) {
    if (!(Codec.decode(message) instanceof Decoded.Known(Envelope envelope))) {
      return 0;
    }
    boolean his =
        switch (envelope) {
          case Envelope.OfEvent<?> event -> event.facts().subjectKeyId().equals(keyId);
          case Envelope.OfCommand<?> command -> subjects.contains(command.subject());
          case Envelope.OfSignal signal -> subjects.contains(signal.subject());
        };
    if (his && envelope instanceof Envelope.OfEvent<?>) {
      subjects.add(envelope.subject());
    }
    return his ? PersonalTexts.readable(envelope.data()).size() : 0;
  }
}
