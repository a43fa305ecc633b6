/**
 * Proves that a person was erased. {@link io.xiaoer.proof.ErasureProof} reads every record of every
 * topic and every document of every database, from the first to the last, and looks for words that
 * anybody could still read.
 */
@NullMarked
package io.xiaoer.proof;

import org.jspecify.annotations.NullMarked;
