/** Tests of the bot as a whole. */
@NullMarked
package io.xiaoer.bot;

import org.jspecify.annotations.NullMarked;
