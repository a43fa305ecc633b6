package io.xiaoer.gateway.core;

import java.time.Duration;

/**
 * For how long what was done can be done otherwise.
 *
 * @param edit how long after saying it one may edit a message
 * @param recall how long after saying it one may recall a message
 * @param reopen how long after its end a message of the customer reopens a conversation
 */
public record Windows(Duration edit, Duration recall, Duration reopen) {}
