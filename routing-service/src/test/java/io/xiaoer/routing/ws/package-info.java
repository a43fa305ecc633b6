/** Tests of {@code ws}. */
@NullMarked
package io.xiaoer.routing.ws;

import org.jspecify.annotations.NullMarked;
