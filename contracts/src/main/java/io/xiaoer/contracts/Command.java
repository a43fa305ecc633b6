package io.xiaoer.contracts;

/**
 * Something that somebody asks an aggregate's owner to do. May come twice, late, or never. Its
 * families are the sealed interfaces of the packages; {@link Catalogue} lists every one.
 */
public interface Command {}
