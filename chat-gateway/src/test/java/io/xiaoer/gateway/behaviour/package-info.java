@NullMarked
package io.xiaoer.gateway.behaviour;

import org.jspecify.annotations.NullMarked;
