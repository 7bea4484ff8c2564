package org.encorecrm.metrics;

/**
 * Facts of a module above this one that show an interest in goods: clicks in letters. Implementations are named in
 * {@code META-INF/services}, have a public constructor and no state. Whoever writes such facts puts their customers into
 * the change queue in the same transaction, as for activity, and dates them no later than now.
 */
public interface InterestSource {

    /** A query over the module's own tables: {@code customer_id}, {@code sku}, {@code at}, and {@code id}, unique. */
    String goods();
}
