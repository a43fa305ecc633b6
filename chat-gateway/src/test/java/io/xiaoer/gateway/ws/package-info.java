@NullMarked
package io.xiaoer.gateway.ws;

import org.jspecify.annotations.NullMarked;
