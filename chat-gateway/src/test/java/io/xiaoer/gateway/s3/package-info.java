@NullMarked
package io.xiaoer.gateway.s3;

import org.jspecify.annotations.NullMarked;
