package io.xiaoer.gateway.core;

import java.time.Duration;

/**
 * What a shop sets about its conversations.
 *
 * @param edit how long after saying it one may edit a message
 * @param recall how long after saying it one may recall a message
 * @param reopen how long after its end a message of the customer reopens a conversation
 * @param hours when its people are there
 */
public record Policy(Duration edit, Duration recall, Duration reopen, ServiceHours hours) {}
