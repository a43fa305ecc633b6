package io.xiaoer.gateway.media;

import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.PreviewLink;
import io.xiaoer.contracts.conversation.LinkPreview;
import io.xiaoer.contracts.conversation.Medium;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proofs that a medium was stored here by one uploader for one conversation. The log checks them
 * without asking a store; so whichever service sends a command, a medium in the log is what was
 * stored, and can be posted by nobody else and nowhere else.
 */
public final class Seals {
  /** The gateway itself, as the uploader of pictures in previews. */
  public static final Author GATEWAY =
      new Author(Author.Kind.SYSTEM, "chat-gateway", "chat-gateway");

  private static final String PURPOSE = "medium-seal-1";

  private final Signer signer;

  /**
   * Seals with a key.
   *
   * @param key Base64 of at least 32 random bytes
   */
  public Seals(String key) {
    this.signer = new Signer(key);
  }

  /** An uploader's name in a seal: the same id may play two parts. */
  public static String uploader(Author author) {
    return author.kind() + ":" + author.id();
  }

  /** The medium with the seal for its uploader and conversation. */
  public Medium seal(Medium medium, String conversationId, String uploader) {
    return medium.sealed(signature(medium, conversationId, uploader));
  }

  /** Whether a medium carries the seal for this uploader and conversation. */
  public boolean isSealed(Medium medium, String conversationId, Author uploader) {
    String seal = medium.seal();
    return seal != null && Signer.same(seal, signature(medium, conversationId, uploader(uploader)));
  }

  /**
   * A command as the rules and the log see it: its seals are checked and taken off. Empty if it
   * refers to a medium without the right seal.
   */
  public Optional<OfCommand<ConversationCommand>> opened(OfCommand<ConversationCommand> command) {
    return switch (command.data()) {
      case PostMessage post when post.content().reference() instanceof Medium medium ->
          isSealed(medium, command.subject(), post.author())
              ? Optional.of(
                  with(
                      command,
                      new PostMessage(
                          post.author(),
                          post.content().referring(medium.sealed(null)),
                          post.clientMessageId(),
                          post.controlEpoch(),
                          post.screening())))
              : Optional.empty();
      case PreviewLink link when link.preview().image() instanceof Medium medium ->
          isSealed(medium, command.subject(), GATEWAY)
              ? Optional.of(
                  with(
                      command,
                      new PreviewLink(
                          link.messageSeq(), pictured(link.preview(), medium.sealed(null)))))
              : Optional.empty();
      default -> Optional.of(command);
    };
  }

  private static LinkPreview pictured(LinkPreview preview, @Nullable Medium image) {
    return new LinkPreview(
        preview.url(), preview.host(), preview.title(), preview.description(), image);
  }

  private static OfCommand<ConversationCommand> with(
      OfCommand<ConversationCommand> command, ConversationCommand data) {
    return new OfCommand<>(
        command.id(),
        command.source(),
        command.subject(),
        command.time(),
        command.traceparent(),
        command.versions(),
        data);
  }

  private String signature(Medium medium, String conversationId, String uploader) {
    return signer.sign(
        PURPOSE,
        conversationId,
        uploader,
        medium.id(),
        medium.mediaType(),
        medium.bytes(),
        medium.name(),
        medium.width(),
        medium.height(),
        medium.durationMillis());
  }
}
