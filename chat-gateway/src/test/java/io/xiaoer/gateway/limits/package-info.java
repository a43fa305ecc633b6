@NullMarked
package io.xiaoer.gateway.limits;

import org.jspecify.annotations.NullMarked;
