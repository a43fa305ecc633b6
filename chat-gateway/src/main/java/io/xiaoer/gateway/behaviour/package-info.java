/**
 * Takes in what customers do in the shop's app: {@link io.xiaoer.gateway.behaviour.Intake} checks
 * consent and each deed, drops what was taken in before, numbers the rest and writes it to
 * behaviour-events. Over REST and over the customer's socket alike.
 */
@NullMarked
package io.xiaoer.gateway.behaviour;

import org.jspecify.annotations.NullMarked;
