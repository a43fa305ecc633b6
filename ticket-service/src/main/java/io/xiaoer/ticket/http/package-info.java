/**
 * What people may read over REST. Every path names its roles; errors are problem+json (RFC 9457).
 */
@NullMarked
package io.xiaoer.ticket.http;

import org.jspecify.annotations.NullMarked;
