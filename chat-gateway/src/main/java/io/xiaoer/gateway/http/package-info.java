/** The HTTP edge: REST below {@code /chat/api}, the page, security headers, problem details. */
@NullMarked
package io.xiaoer.gateway.http;

import org.jspecify.annotations.NullMarked;
