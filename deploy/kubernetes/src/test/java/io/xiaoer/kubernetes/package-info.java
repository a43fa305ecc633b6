/**
 * Judges the manifests without a cluster: {@link io.xiaoer.kubernetes.RenderedIT} renders them with
 * kubectl and reads every field strictly, {@link io.xiaoer.kubernetes.PathTableTest} compares paths
 * with the services, {@link io.xiaoer.kubernetes.ComposeTest} judges the compose file.
 */
@NullMarked
package io.xiaoer.kubernetes;

import org.jspecify.annotations.NullMarked;
