/**
 * What must not be written as it was said, and what people must be warned of. Pure: text in,
 * findings out.
 *
 * <p>{@link io.xiaoer.gateway.privacy.Screen} goes over a command before it becomes an event:
 * {@link io.xiaoer.gateway.privacy.Masking} masks what its detectors find ({@link
 * io.xiaoer.gateway.privacy.BankCards}, {@link io.xiaoer.gateway.privacy.IdentityNumbers}, {@link
 * io.xiaoer.gateway.privacy.PhoneNumbers}, {@link io.xiaoer.gateway.privacy.Codes}, {@link
 * io.xiaoer.gateway.privacy.Passwords}), {@link io.xiaoer.gateway.privacy.LinkRules} judges links,
 * {@link io.xiaoer.gateway.privacy.ConductRules} hears what an agent asks for.
 */
@NullMarked
package io.xiaoer.gateway.privacy;

import org.jspecify.annotations.NullMarked;
