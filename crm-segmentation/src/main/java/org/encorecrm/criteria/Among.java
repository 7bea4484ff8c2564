package org.encorecrm.criteria;

import org.encorecrm.metrics.IdRange;

/** About whom a criterion is asked: it keeps leaves over orders and events to the rows of these customers. */
@FunctionalInterface
public interface Among {

    /** There is one, so that it can be told from the rest. */
    Among EVERYBODY = column -> Sql.of(column + " > 0");

    /** The condition on a column that holds a customer's id. */
    Sql column(String column);

    /** Everybody there is: what remains of erased customers has ids below zero and is nobody. */
    static Among everybody() {
        return EVERYBODY;
    }

    default boolean isEverybody() {
        return equals(EVERYBODY);
    }

    static Among these(long[] customerIds) {
        return column -> Sql.of(column + " = any(?)", customerIds);
    }

    /** These and perhaps some between them, whichever is found faster: for whoever picks these out afterwards. */
    static Among aboutThese(long[] customerIds) {
        return IdRange.filledBy(customerIds).map(Among::range).orElseGet(() -> these(customerIds));
    }

    static Among range(IdRange range) {
        return column -> Sql.of(column + " between ? and ?", range.first(), range.last());
    }
}
