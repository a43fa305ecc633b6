/**
 * A small shop for the local stack: what the suite's services ask a real shop for.
 *
 * <ol>
 *   <li>{@link io.xiaoer.local.shop.http} takes the request, checks its limits and the role {@code
 *       service};
 *   <li>{@link io.xiaoer.local.shop.mongo} loads the order and the product;
 *   <li>{@link io.xiaoer.local.shop.core} decides (exchange rules) and makes the data of the first
 *       start;
 *   <li>{@link io.xiaoer.local.shop.model} are the records that are stored and answered.
 * </ol>
 */
@NullMarked
package io.xiaoer.local.shop;

import org.jspecify.annotations.NullMarked;
