/** The bot: understands what a customer says, answers from live shop data, hands over in time. */
@NullMarked
package io.xiaoer.bot;

import org.jspecify.annotations.NullMarked;
