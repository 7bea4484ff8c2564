package org.encorecrm.metrics;

import java.math.BigDecimal;

/**
 * A category or a brand somebody prefers.
 *
 * @param kind category or brand
 * @param level how deep in the tree a category is, from 1; a brand's is 1
 * @param share of all they showed interest in of this kind, from 0 to 1
 * @param rank among those of its kind and level, from 1
 */
public record Preference(String kind, int level, String value, BigDecimal share, int rank) {}
