@NullMarked
package io.xiaoer.gateway.enrichment;

import org.jspecify.annotations.NullMarked;
