@NullMarked
package io.xiaoer.gateway.core;

import org.jspecify.annotations.NullMarked;
