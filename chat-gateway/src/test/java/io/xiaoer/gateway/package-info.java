/** The gateway on a real broker and store, with tokens of a real issuer. */
@NullMarked
package io.xiaoer.gateway;

import org.jspecify.annotations.NullMarked;
