/** Normal forms and languages. */
@NullMarked
package io.xiaoer.bot.core.nlu;

import org.jspecify.annotations.NullMarked;
