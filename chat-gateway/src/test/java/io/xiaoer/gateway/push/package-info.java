/** Tests of calling customers who are not looking. */
@NullMarked
package io.xiaoer.gateway.push;

import org.jspecify.annotations.NullMarked;
