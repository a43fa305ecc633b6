@NullMarked
package io.xiaoer.gateway.vault;

import org.jspecify.annotations.NullMarked;
