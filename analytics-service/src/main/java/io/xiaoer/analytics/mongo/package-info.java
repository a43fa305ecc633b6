/** The store of what people read: one document per shop and minute, reached by {@code _id}. */
@NullMarked
package io.xiaoer.analytics.mongo;

import org.jspecify.annotations.NullMarked;
