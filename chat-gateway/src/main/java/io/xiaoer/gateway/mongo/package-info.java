/**
 * The store's edge: {@link io.xiaoer.gateway.mongo.Transcripts} keeps conversations as one head
 * document each (state and the newest events) and sealed pages of a hundred events, {@link
 * io.xiaoer.gateway.mongo.CustomerLists} keeps who has which conversations. Everything is reached
 * by {@code _id}; every write is one document's.
 */
@NullMarked
package io.xiaoer.gateway.mongo;

import org.jspecify.annotations.NullMarked;
