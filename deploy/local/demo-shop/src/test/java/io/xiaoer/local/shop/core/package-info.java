/** Tests of the shop's rules. */
@NullMarked
package io.xiaoer.local.shop.core;

import org.jspecify.annotations.NullMarked;
