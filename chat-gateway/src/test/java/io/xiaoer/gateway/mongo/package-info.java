@NullMarked
package io.xiaoer.gateway.mongo;

import org.jspecify.annotations.NullMarked;
