/** The shop's documents: one per customer, order and product, each reached by its {@code _id}. */
@NullMarked
package io.xiaoer.local.shop.mongo;

import org.jspecify.annotations.NullMarked;
