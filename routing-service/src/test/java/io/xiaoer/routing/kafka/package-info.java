/** Tests of {@code kafka}. */
@NullMarked
package io.xiaoer.routing.kafka;

import org.jspecify.annotations.NullMarked;
