/** What the shop stores and answers: records only, amounts in fen, times with their offset. */
@NullMarked
package io.xiaoer.local.shop.model;

import org.jspecify.annotations.NullMarked;
