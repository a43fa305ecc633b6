package io.xiaoer.gateway.enrichment;

import io.xiaoer.contracts.conversation.Transcript;
import java.io.IOException;
import java.nio.file.Path;

/** Listens to voice messages. */
sealed interface Recogniser permits HttpRecogniser, Recogniser.Nobody, VoskRecogniser {
  /**
   * What is heard.
   *
   * @param sound the voice message
   * @param mediaType what its bytes are
   * @throws IOException if it cannot be listened to now
   */
  Transcript listen(Path sound, String mediaType) throws IOException;

  /** Its name and model, for the envelope's versions. */
  String version();

  /** Nobody listens. */
  final class Nobody implements Recogniser {
    @Override
    public Transcript listen(Path sound, String mediaType) {
      return new Transcript(Transcript.Result.NO_RECOGNISER, null, null);
    }

    @Override
    public String version() {
      return "none";
    }
  }
}
