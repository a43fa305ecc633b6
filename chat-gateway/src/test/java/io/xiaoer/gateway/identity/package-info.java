@NullMarked
package io.xiaoer.gateway.identity;

import org.jspecify.annotations.NullMarked;
