/** Media in a store that speaks Amazon S3. */
@NullMarked
package io.xiaoer.gateway.s3;

import org.jspecify.annotations.NullMarked;
