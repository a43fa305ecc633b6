/** The conversation: commands that anybody may send, events that only its sequencer writes. */
@NullMarked
package io.xiaoer.contracts.conversation;

import org.jspecify.annotations.NullMarked;
