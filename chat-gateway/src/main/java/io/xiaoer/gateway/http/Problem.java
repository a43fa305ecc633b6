package io.xiaoer.gateway.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type a URN that ends with the code
 * @param title the status in words
 * @param status the HTTP status
 * @param detail words for developers
 * @param code stable word for programs
 */
@Schema(description = "What went wrong (RFC 9457).")
public record Problem(String type, String title, int status, String detail, String code) {
  /** Its media type. */
  public static final String MEDIA_TYPE = "application/problem+json";
}
