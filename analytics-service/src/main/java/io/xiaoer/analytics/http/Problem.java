package io.xiaoer.analytics.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error as RFC 9457 describes it.
 *
 * @param type a URN that names the kind of error
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail this occurrence in words
 * @param code stable, for programs
 */
@Schema(description = "An error (RFC 9457).")
public record Problem(String type, String title, int status, String detail, String code) {
  /** The media type of RFC 9457. */
  public static final String MEDIA_TYPE = "application/problem+json";
}
