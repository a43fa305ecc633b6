/**
 * The suite as its users meet it: real parts, real browser, no knowledge of the inside but the
 * process ids.
 */
@NullMarked
package io.xiaoer.local.e2e;

import org.jspecify.annotations.NullMarked;
