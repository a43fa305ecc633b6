/**
 * Keys of persons, and what is sealed with them.
 *
 * <p>Every person has a key of his own ({@link io.xiaoer.gateway.vault.SubjectKeys}, Tink), which
 * lies in the store wrapped by a {@link io.xiaoer.gateway.vault.MasterKey} that never does. {@link
 * io.xiaoer.gateway.vault.Vault} seals with it what was masked in messages. Destroying the key
 * makes everything that was sealed with it unreadable, wherever copies of it lie.
 */
@NullMarked
package io.xiaoer.gateway.vault;

import org.jspecify.annotations.NullMarked;
