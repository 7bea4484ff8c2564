package org.encorecrm.criteria;

/** About whom a criterion is asked: it keeps leaves over orders and events to the rows of these customers. */
@FunctionalInterface
public interface Among {

    /** The condition on a column that holds a customer's id. */
    Sql column(String column);

    static Among everybody() {
        return column -> Sql.of("true");
    }

    static Among these(long[] customerIds) {
        return column -> Sql.of(column + " = any(?)", customerIds);
    }
}
