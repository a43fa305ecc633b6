@NullMarked
package io.xiaoer.gateway.kafka;

import org.jspecify.annotations.NullMarked;
