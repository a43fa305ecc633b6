/** Tests of the path table, of the settings, and of the door with real backends behind it. */
@NullMarked
package io.xiaoer.local.door;

import org.jspecify.annotations.NullMarked;
