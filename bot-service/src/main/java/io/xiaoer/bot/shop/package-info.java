/** The edge to the shop: its REST interface, asked with the bot's own token, within bounds. */
@NullMarked
package io.xiaoer.bot.shop;

import org.jspecify.annotations.NullMarked;
