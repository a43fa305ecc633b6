package io.xiaoer.analytics.core;

/**
 * What a figure means. Whoever changes the meaning raises the version, so that no chart mixes two.
 *
 * @param name the figure's name, as in the REST interface
 * @param version from 1
 * @param text the meaning, so that somebody could compute it from the log by hand
 */
public record Definition(String name, int version, String text) {}
