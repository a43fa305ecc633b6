package io.xiaoer.gateway.enrichment;

import io.xiaoer.contracts.ContractViolation;
import io.xiaoer.contracts.conversation.LinkPreview;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.media.MediaRefusal;
import io.xiaoer.gateway.media.MediaStore;
import io.xiaoer.gateway.media.MediumKind;
import io.xiaoer.gateway.media.Seals;
import io.xiaoer.gateway.media.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes the preview of a link. A page that cannot be fetched has none; nobody is told why. */
final class LinkPreviews {
  private static final Logger LOG = Logger.getLogger(LinkPreviews.class);
  private static final String IMAGES = "image/";

  private final SafeFetch fetch;
  private final Uploads uploads;
  private final EnrichmentConfig.Previews config;

  LinkPreviews(SafeFetch fetch, Uploads uploads, EnrichmentConfig.Previews config) {
    this.fetch = fetch;
    this.uploads = uploads;
    this.config = config;
  }

  /** The preview of a link in a message of a conversation. */
  Optional<LinkPreview> of(Known conversation, String url) {
    try {
      SafeFetch.Fetched page =
          fetch.get(
              new URI(url),
              type -> type.equals("text/html") || type.equals("application/xhtml+xml"),
              config.pageBytes());
      PageReading reading = PageReading.of(page).orElse(null);
      return reading == null
          ? Optional.empty()
          : Optional.of(
              new LinkPreview(
                  url,
                  page.uri().getHost(),
                  reading.title(),
                  reading.description(),
                  picture(conversation, reading.image())));
    } catch (IOException | URISyntaxException | ContractViolation none) {
      LOG.debugf("no preview: %s", none.getMessage());
      return Optional.empty();
    }
  }

  private @Nullable Medium picture(Known conversation, @Nullable URI address) {
    if (address == null) {
      return null;
    }
    try {
      SafeFetch.Fetched picture =
          fetch.get(address, type -> type.startsWith(IMAGES), config.imageBytes());
      return uploads.take(
          new Uploads.Offered(
              conversation,
              Seals.GATEWAY,
              Ids.command(conversation.id(), "preview-image", address.toString()),
              MediumKind.IMAGE,
              "preview",
              null),
          new ByteArrayInputStream(picture.bytes()));
    } catch (IOException | MediaRefusal | MediaStore.Unavailable none) {
      LOG.debugf("a preview without its picture: %s", none.getMessage());
      return null;
    }
  }
}
