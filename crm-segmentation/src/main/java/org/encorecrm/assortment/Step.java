package org.encorecrm.assortment;

/**
 * How many days one buys a product group apart.
 *
 * @param of the group whose step it is: the one asked about, or the nearest above it that has one
 * @param typed whether a person set it
 */
public record Step(int days, String of, boolean typed) {}
