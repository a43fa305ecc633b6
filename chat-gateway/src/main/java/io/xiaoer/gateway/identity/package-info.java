/**
 * Who is there: {@link io.xiaoer.gateway.identity.Tokens} turns a token of the identity provider or
 * of this gateway's own {@link io.xiaoer.gateway.identity.GuestTokens} into a {@link
 * io.xiaoer.gateway.identity.Visitor}, for sockets and for REST alike.
 */
@NullMarked
package io.xiaoer.gateway.identity;

import org.jspecify.annotations.NullMarked;
