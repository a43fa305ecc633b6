package io.xiaoer.routing.http;

/**
 * An error as RFC 9457 has it.
 *
 * @param type a URI reference that names the kind of problem
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail this case in words
 * @param code stable word for programs
 */
public record Problem(String type, String title, int status, String detail, String code) {}
