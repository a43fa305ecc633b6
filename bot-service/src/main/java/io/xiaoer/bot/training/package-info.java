/**
 * Makes the files {@code nlu/model-*.bin} from the phrases, offline: {@link
 * io.xiaoer.bot.training.TrainModels}. The running service never trains.
 */
@NullMarked
package io.xiaoer.bot.training;

import org.jspecify.annotations.NullMarked;
