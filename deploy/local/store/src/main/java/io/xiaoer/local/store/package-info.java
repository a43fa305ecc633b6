/**
 * A store that speaks MongoDB's wire protocol and keeps what it acknowledged, for machines without
 * a {@code mongod}.
 *
 * <p>{@link io.xiaoer.local.store.StoreServer} listens, {@link
 * io.xiaoer.local.store.DurableBackend} answers, {@link io.xiaoer.local.store.GroupCommit} makes a
 * write durable before its answer leaves.
 */
@NullMarked
package io.xiaoer.local.store;

import org.jspecify.annotations.NullMarked;
