/** Tests of {@code core}. */
@NullMarked
package io.xiaoer.routing.core;

import org.jspecify.annotations.NullMarked;
