package io.xiaoer.contracts.conversation;

import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.encryption.Personal;
import org.jspecify.annotations.Nullable;

/**
 * What a linked page says of itself. It is the page's claim, not ours: readers show it as text and
 * name the host beside it.
 *
 * @param url the link as it stands in the message
 * @param host the host that answered, after redirects
 * @param title the page's title
 * @param description its own summary
 * @param image its picture, fetched, re-encoded and stored by chat-gateway
 */
public record LinkPreview(
    @Personal String url,
    @Personal String host,
    @Personal String title,
    @Nullable @Personal String description,
    @Nullable Medium image) {
  private static final int HOST_CHARS = 253;
  private static final int TITLE_CHARS = 300;
  private static final int DESCRIPTION_CHARS = 600;

  /** Checks the limits. */
  public LinkPreview {
    Limits.personalText("preview.url", url, Limits.URL_CHARS);
    Limits.personalText("preview.host", host, HOST_CHARS);
    Limits.personalText("preview.title", title, TITLE_CHARS);
    Limits.optionalPersonalText("preview.description", description, DESCRIPTION_CHARS);
  }
}
