@NullMarked
package io.xiaoer.gateway.proactive;

import org.jspecify.annotations.NullMarked;
