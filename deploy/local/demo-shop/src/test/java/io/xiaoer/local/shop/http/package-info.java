/** Tests of the REST interface on a real store and with signed tokens. */
@NullMarked
package io.xiaoer.local.shop.http;

import org.jspecify.annotations.NullMarked;
