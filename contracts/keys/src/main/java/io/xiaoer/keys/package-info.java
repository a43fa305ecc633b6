/**
 * The keys of persons, lent by chat-gateway: with them, what people say is read and written; in
 * topics and in the store it lies encrypted.
 */
@NullMarked
package io.xiaoer.keys;

import org.jspecify.annotations.NullMarked;
