package io.xiaoer.gateway.ws;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.ContractViolation;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.socket.CustomerFrame;
import org.jspecify.annotations.Nullable;

/** Reads the frames of customers' apps. */
final class FrameReader {
  /** What a text is. */
  sealed interface Read {
    /** A frame. */
    record Good(CustomerFrame frame) implements Read {}

    /** None, with the answer to give. */
    record Bad(@Nullable String ref, String code, String message) implements Read {}
  }

  private FrameReader() {}

  static Read read(String text) {
    JsonNode tree;
    try {
      tree = Codec.JSON.readTree(text);
    } catch (JacksonException broken) {
      return new Read.Bad(null, "bad-json", "this is not JSON");
    }
    if (tree == null || !tree.isObject()) {
      return new Read.Bad(null, "bad-json", "a frame is a JSON object");
    }
    String ref = ref(tree);
    try {
      return new Read.Good(Codec.JSON.treeToValue(tree, CustomerFrame.class));
    } catch (InvalidTypeIdException unknown) {
      return new Read.Bad(ref, "unknown-type", "no frame has this type");
    } catch (JacksonException broken) {
      return invalid(ref, broken);
    }
  }

  private static Read invalid(@Nullable String ref, JacksonException broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof ContractViolation violation) {
        String message = String.valueOf(violation.getMessage());
        boolean tooLong = message.contains("is longer than");
        return new Read.Bad(ref, tooLong ? "too-long" : "invalid-frame", message);
      }
    }
    return new Read.Bad(ref, "invalid-frame", "a field is missing or of the wrong kind");
  }

  /** The app's own id of the frame, so that it knows which one was refused. */
  private static @Nullable String ref(JsonNode frame) {
    for (String field : new String[] {"clientMessageId", "requestId", "callId"}) {
      JsonNode value = frame.get(field);
      if (value != null && value.isTextual() && value.textValue().length() <= Limits.ID_CHARS) {
        return value.textValue();
      }
    }
    return null;
  }

  /** The app's own id of a frame that could be read. */
  static @Nullable String ref(CustomerFrame frame) {
    return switch (frame) {
      case CustomerFrame.Open open -> open.requestId();
      case CustomerFrame.Post post -> post.clientMessageId();
      case CustomerFrame.Edit edit -> edit.requestId();
      case CustomerFrame.Recall recall -> recall.requestId();
      case CustomerFrame.RequestPerson asked -> asked.requestId();
      case CustomerFrame.Leave leave -> leave.requestId();
      case CustomerFrame.Rate rating -> rating.requestId();
      case CustomerFrame.Behaviour reported -> reported.requestId();
      case CustomerFrame.Report report -> report.requestId();
      case CustomerFrame.AcceptOffer accepted -> accepted.requestId();
      case CustomerFrame.DismissOffer dismissed -> dismissed.requestId();
      case CustomerFrame.RequestCall asked -> asked.callId();
      case CustomerFrame.AcceptCall accept -> accept.callId();
      case CustomerFrame.EndCall end -> end.callId();
      case CustomerFrame.CallSay say -> say.callId();
      case CustomerFrame.Displayed _,
          CustomerFrame.Receipt _,
          CustomerFrame.Hello _,
          CustomerFrame.Typing _,
          CustomerFrame.Refresh _,
          CustomerFrame.Ping _ ->
          null;
    };
  }
}
