@NullMarked
package io.xiaoer.gateway.calls;

import org.jspecify.annotations.NullMarked;
