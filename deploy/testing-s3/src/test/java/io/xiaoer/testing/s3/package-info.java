/** The gateway's S3 store against a real server. */
@NullMarked
package io.xiaoer.testing.s3;

import org.jspecify.annotations.NullMarked;
