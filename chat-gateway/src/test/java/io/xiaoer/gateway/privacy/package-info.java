@NullMarked
package io.xiaoer.gateway.privacy;

import org.jspecify.annotations.NullMarked;
