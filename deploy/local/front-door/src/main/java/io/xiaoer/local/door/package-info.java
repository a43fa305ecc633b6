/**
 * One port for the local stack, routed by the same table as the Kubernetes Ingress.
 *
 * <ol>
 *   <li>{@link io.xiaoer.local.door.FrontDoor} starts it;
 *   <li>{@link io.xiaoer.local.door.IngressFile} reads the table;
 *   <li>{@link io.xiaoer.local.door.RouteTable} finds the backend of a path;
 *   <li>{@link io.xiaoer.local.door.Forwarder} passes requests and answers on, {@link
 *       io.xiaoer.local.door.Tunnel} sockets.
 * </ol>
 */
@NullMarked
package io.xiaoer.local.door;

import org.jspecify.annotations.NullMarked;
