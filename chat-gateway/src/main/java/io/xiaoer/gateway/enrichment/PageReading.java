package io.xiaoer.gateway.enrichment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of itself: Open Graph (ogp.me), else its title and description.
 *
 * @param title its title
 * @param description its summary, if it has one
 * @param image address of its picture, if it has one
 */
record PageReading(String title, @Nullable String description, @Nullable URI image) {
  private static final int TITLE_CHARS = 300;
  private static final int DESCRIPTION_CHARS = 600;

  /** Reads a page; nothing if it has no title. */
  static Optional<PageReading> of(SafeFetch.Fetched page) throws IOException {
    Document document =
        Jsoup.parse(
            new ByteArrayInputStream(page.bytes()), known(page.charset()), page.uri().toString());
    String title = first(document, "meta[property=og:title]", "meta[name=twitter:title]");
    if (title == null) {
      title = plain(document.title(), TITLE_CHARS);
    }
    String description = first(document, "meta[property=og:description]", "meta[name=description]");
    return title == null
        ? Optional.empty()
        : Optional.of(
            new PageReading(
                String.valueOf(plain(title, TITLE_CHARS)),
                plain(description, DESCRIPTION_CHARS),
                image(document)));
  }

  private static @Nullable URI image(Document document) {
    for (String query : new String[] {"meta[property=og:image]", "meta[name=twitter:image]"}) {
      Element found = document.selectFirst(query);
      String address = found == null ? "" : found.absUrl("content");
      if (!address.isEmpty()) {
        try {
          return new URI(address);
        } catch (URISyntaxException none) {
          return null;
        }
      }
    }
    return null;
  }

  private static @Nullable String first(Document document, String... queries) {
    for (String query : queries) {
      Element found = document.selectFirst(query);
      String text = found == null ? null : plain(found.attr("content"), DESCRIPTION_CHARS);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** One line without controls and without tricks with direction; {@code null} if it is empty. */
  private static @Nullable String plain(@Nullable String text, int most) {
    if (text == null) {
      return null;
    }
    String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
    if (line.length() > most) {
      int end = Character.isHighSurrogate(line.charAt(most - 2)) ? most - 2 : most - 1;
      line = line.substring(0, end) + "…";
    }
    return line.isEmpty() ? null : line;
  }

  /** A charset that the server names wrongly is found out from the page. */
  private static @Nullable String known(@Nullable String charset) {
    try {
      return charset != null && Charset.isSupported(charset) ? charset : null;
    } catch (IllegalArgumentException broken) {
      return null;
    }
  }
}
