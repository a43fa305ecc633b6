/** The shop's rules and its first data. Pure: values in, values out. */
@NullMarked
package io.xiaoer.local.shop.core;

import org.jspecify.annotations.NullMarked;
