@NullMarked
package io.xiaoer.gateway.http;

import org.jspecify.annotations.NullMarked;
