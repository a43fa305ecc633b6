/** Tests of the whole shop and of its layers. */
@NullMarked
package io.xiaoer.local.shop;

import org.jspecify.annotations.NullMarked;
