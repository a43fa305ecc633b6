@NullMarked
package io.xiaoer.gateway.audit;

import org.jspecify.annotations.NullMarked;
