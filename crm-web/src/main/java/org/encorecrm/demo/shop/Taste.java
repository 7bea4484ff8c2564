package org.encorecrm.demo.shop;

/**
 * What somebody buys.
 *
 * @param generosity from 0, always the cheaper thing, to 1, always the dearer
 */
public record Taste(Department department, Sex sex, double generosity) {}
