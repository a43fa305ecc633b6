/**
 * What persons say and are called lies encrypted in topics and stores, each with the key of the
 * person whom it is about.
 *
 * <p>{@link io.xiaoer.contracts.encryption.Personal} marks the fields; {@link
 * io.xiaoer.contracts.encryption.BodyCipher} encrypts and decrypts them in any record; an {@link
 * io.xiaoer.contracts.encryption.EncryptedText} names its key, so that whoever stores or forwards
 * it needs no key and whoever shows it knows which one to ask for.
 */
@NullMarked
package io.xiaoer.contracts.encryption;

import org.jspecify.annotations.NullMarked;
