/** Tests of {@code http}. */
@NullMarked
package io.xiaoer.routing.http;

import org.jspecify.annotations.NullMarked;
