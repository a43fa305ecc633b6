package io.xiaoer.routing.ws;

import io.xiaoer.contracts.conversation.Agent;
import java.time.Instant;
import java.util.Set;

/**
 * Who a token says is there.
 *
 * @param agent the person
 * @param deskId his only desk
 * @param skills what he can do
 * @param tokenExpiresAt until when the token says so
 */
public record Staff(Agent agent, String deskId, Set<String> skills, Instant tokenExpiresAt) {}
