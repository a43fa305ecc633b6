/** After service: ratings and cases. */
@NullMarked
package io.xiaoer.contracts.ticket;

import org.jspecify.annotations.NullMarked;
