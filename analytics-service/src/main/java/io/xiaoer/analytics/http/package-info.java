/** What people may read over REST. Errors are problem+json (RFC 9457). */
@NullMarked
package io.xiaoer.analytics.http;

import org.jspecify.annotations.NullMarked;
