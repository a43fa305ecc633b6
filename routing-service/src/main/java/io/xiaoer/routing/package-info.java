/** Routes conversations to agents. */
@NullMarked
package io.xiaoer.routing;

import org.jspecify.annotations.NullMarked;
