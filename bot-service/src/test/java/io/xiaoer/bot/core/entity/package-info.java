/** What is found in a customer's words. */
@NullMarked
package io.xiaoer.bot.core.entity;

import org.jspecify.annotations.NullMarked;
