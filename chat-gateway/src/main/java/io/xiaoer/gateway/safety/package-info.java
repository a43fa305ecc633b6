/**
 * What the rules of {@link io.xiaoer.gateway.privacy} need of the world: a shop's lists of hosts
 * ({@link io.xiaoer.gateway.safety.ShopLinks}) and a place for what they mask ({@link
 * io.xiaoer.gateway.safety.Guard}).
 */
@NullMarked
package io.xiaoer.gateway.safety;

import org.jspecify.annotations.NullMarked;
