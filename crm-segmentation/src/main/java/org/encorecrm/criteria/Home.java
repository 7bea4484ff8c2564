package org.encorecrm.criteria;

import java.util.Map;
import org.encorecrm.metrics.Figures;
import org.encorecrm.metrics.PreferenceSql;

/**
 * A table that fields live in, under the alias their expressions use.
 *
 * @param table the table and its alias: {@code core.customer c}
 * @param customerId the column that says whose row it is, over the alias
 */
public record Home(String table, String customerId) {

    public static final Home CUSTOMER = new Home("core.customer c", "c.id");
    static final Home METRICS = new Home("segmentation.metrics m", "m.customer_id");
    static final Home PREFERENCE = new Home("segmentation.preference pf", "pf.customer_id");
    static final Home PREDICTION = new Home("segmentation.prediction p", "p.customer_id");
    static final Home EVENT = new Home("core.event e", "e.customer_id");
    static final Home ITEM = new Home("core.order_item i", "i.customer_id");
    static final Home ORDER = new Home("core.orders o", "o.customer_id");

    private static final Map<Home, String> PAST = Map.of(METRICS, Figures.asOf(true), PREFERENCE, PreferenceSql.asOf());

    String name() {
        return table.substring(0, table.indexOf(' '));
    }

    String alias() {
        return table.substring(table.indexOf(' ') + 1);
    }

    /** Whether it has a row or none per customer and is joined only where somebody asks for it. */
    boolean joinedWhenAsked() {
        return equals(PREDICTION) || equals(PREFERENCE);
    }

    /** To stand after {@code core.customer c}. */
    String join() {
        return " left join " + table + " on " + customerId + " = c.id";
    }

    /**
     * The same for those somebody asks about. In the past, what the facts up to then say under the names of what is kept.
     * Whom it is about is said again for this table, so that its rows are one range of an index too.
     */
    Sql join(Asking asking) {
        var past = asking.fromFacts() ? PAST.get(this) : null;
        return past == null ? Sql.of(join() + " and %s", asking.among().column(customerId)) : join(past, asking);
    }

    private Sql join(String past, Asking asking) {
        return Sql.of(" left join (%s) " + alias() + " on " + customerId + " = c.id", PastFigures.of(past, asking));
    }

    /** The figures; of the past without the cart and the stage where nobody asks for them. */
    static Sql metrics(Asking asking, boolean whole) {
        return asking.fromFacts() && !whole ? METRICS.join(Figures.asOf(false), asking) : METRICS.join(asking);
    }
}
