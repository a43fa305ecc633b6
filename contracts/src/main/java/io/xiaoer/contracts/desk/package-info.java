/** The desk: waiting, offering, assigning; agents and their presence. */
@NullMarked
package io.xiaoer.contracts.desk;

import org.jspecify.annotations.NullMarked;
