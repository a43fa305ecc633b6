/**
 * Calls of sound and pictures between a customer and the agent who has control: what is set about
 * them, and where their browsers find each other. That there is one, and when it ends, is the log's
 * affair; what is said in it passes no server of the suite, or a relay that cannot hear it.
 */
@NullMarked
package io.xiaoer.gateway.calls;

import org.jspecify.annotations.NullMarked;
