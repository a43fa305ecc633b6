/** The proof against a real broker and a real store. */
@NullMarked
package io.xiaoer.proof;

import org.jspecify.annotations.NullMarked;
