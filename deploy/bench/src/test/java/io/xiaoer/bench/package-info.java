@NullMarked
package io.xiaoer.bench;

import org.jspecify.annotations.NullMarked;
