/**
 * Bad input for customers' sockets, from a seed. {@link io.xiaoer.testing.fuzz.FuzzFrames} makes
 * it, {@link io.xiaoer.testing.fuzz.RawSocket} puts it on the wire as it is, {@link
 * io.xiaoer.testing.fuzz.FrameFuzzer} sends it on many sockets and notes the answer to each frame.
 */
@NullMarked
package io.xiaoer.testing.fuzz;

import org.jspecify.annotations.NullMarked;
