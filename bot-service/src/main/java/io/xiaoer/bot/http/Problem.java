package io.xiaoer.bot.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error as RFC 9457 describes it.
 *
 * @param type a URN of the code
 * @param title the status in words
 * @param status the HTTP status
 * @param detail words for developers
 * @param code stable word for programs
 */
@Schema(description = "An error (RFC 9457).")
public record Problem(String type, String title, int status, String detail, String code) {
  /** Its media type. */
  public static final String MEDIA_TYPE = "application/problem+json";
}
