/** Tests of the whole service, and what they have in common. */
@NullMarked
package io.xiaoer.routing;

import org.jspecify.annotations.NullMarked;
