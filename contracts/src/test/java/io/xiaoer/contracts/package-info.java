/**
 * Tests of the published language: every type has a schema and a sample, and nothing that was
 * written once becomes unreadable.
 */
@NullMarked
package io.xiaoer.contracts;

import org.jspecify.annotations.NullMarked;
