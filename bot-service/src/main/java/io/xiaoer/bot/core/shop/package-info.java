/** What the shop tells the bot: its REST records as far as the bot reads them. Amounts in fen. */
@NullMarked
package io.xiaoer.bot.core.shop;

import org.jspecify.annotations.NullMarked;
