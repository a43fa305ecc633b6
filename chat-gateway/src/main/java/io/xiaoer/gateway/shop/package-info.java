/** The shop's edge: what a customer may choose a conversation's subject from. */
@NullMarked
package io.xiaoer.gateway.shop;

import org.jspecify.annotations.NullMarked;
