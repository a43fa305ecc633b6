/**
 * Pictures, sounds, films and files beside the log.
 *
 * <ol>
 *   <li>{@link io.xiaoer.gateway.media.Uploads} takes bytes in: limits, what they really are
 *       ({@link io.xiaoer.gateway.media.Sniffing}), pictures made anew ({@link
 *       io.xiaoer.gateway.media.Pictures}), into a {@link io.xiaoer.gateway.media.MediaStore}.
 *   <li>The answer carries a seal ({@link io.xiaoer.gateway.media.Seals}), which goes with the
 *       message and is checked before it is put into the log.
 *   <li>Whoever may read the conversation gets signed addresses of short life ({@link
 *       io.xiaoer.gateway.media.Addresses}).
 * </ol>
 */
@NullMarked
package io.xiaoer.gateway.media;

import org.jspecify.annotations.NullMarked;
