/** The REST interface: checks limits, asks the store, answers JSON or problem+json. */
@NullMarked
package io.xiaoer.local.shop.http;

import org.jspecify.annotations.NullMarked;
