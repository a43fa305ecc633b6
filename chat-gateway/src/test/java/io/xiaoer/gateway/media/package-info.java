@NullMarked
package io.xiaoer.gateway.media;

import org.jspecify.annotations.NullMarked;
