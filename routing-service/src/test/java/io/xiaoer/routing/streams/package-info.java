/** Tests of {@code streams}. */
@NullMarked
package io.xiaoer.routing.streams;

import org.jspecify.annotations.NullMarked;
