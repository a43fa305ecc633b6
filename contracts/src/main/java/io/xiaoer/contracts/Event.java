package io.xiaoer.contracts;

/**
 * Something that has happened to an aggregate. Written once by its only owner, and numbered. Its
 * families are the sealed interfaces of the packages; {@link Catalogue} lists every one.
 */
public interface Event {}
