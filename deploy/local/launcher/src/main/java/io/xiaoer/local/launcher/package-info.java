/**
 * Runs the whole suite on one machine, each part as its own process.
 *
 * <p>The way through: {@link io.xiaoer.local.launcher.Main} reads the command line, {@link
 * io.xiaoer.local.launcher.Catalogue} says which parts there are and how each is started, {@link
 * io.xiaoer.local.launcher.Supervisor} starts them in the order of their needs, watches, restarts
 * and stops them, and {@link io.xiaoer.local.launcher.StackState} is what other commands read.
 */
@NullMarked
package io.xiaoer.local.launcher;

import org.jspecify.annotations.NullMarked;
