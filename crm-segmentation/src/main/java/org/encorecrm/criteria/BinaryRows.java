package org.encorecrm.criteria;

import org.encorecrm.assortment.CategoryPath;
import org.encorecrm.metrics.Purchases;

/**
 * In which of the last periods each customer bought a product group, in SQL. Period k holds the purchases whose day was
 * k · step to (k + 1) · step − 1 days before today in the shop's zone. Read as a binary number with the latest period
 * first, the word is the sum of the doubling weights; the linear ones are N, N − 1, … 1.
 *
 * @param category a path of categories; empty for the whole shop
 */
record BinaryRows(String category) {

    /** What holds before the steps were ever looked at: the defaults of the settings. */
    private static final String ASSUMED = "select 0, 30, 8, true, -1, now()";

    /** Which versions of the periods count. */
    enum Version {
        CURRENT("true"),
        /** Those that whoever was evaluated before the last change was read by. */
        APPLIED("g.applied_at is not null");

        private final String condition;

        Version(String condition) {
            this.condition = condition;
        }
    }

    /**
     * Rows {@code (customer_id, grid_id, word, weight, percent)} of whoever ever bought it; the weight of somebody who
     * has not bought in any of the periods is 0.
     */
    Sql of(Asking asking, Version version) {
        var today = asking.today();
        var counts = asking.fromFacts() ? PastFigures.of(Purchases.COUNTED_THEN, asking) : Sql.of("o.counts");
        var bits = Sql.of(
                """
                select %s as customer_id, g.id as grid_id, g.periods, g.doubling,
                       bit_or(case when p.ago < g.periods then 1 << (g.periods - 1 - p.ago) else 0 end) as bits
                  from %s g cross join %s
                 cross join lateral (select (?::date - (%s at time zone ?)::date) / g.days as ago) p
                 where %s and %s <= ? and %s and %s
                 group by 1, 2, 3, 4""",
                Sql.of(customerId()),
                grid(asking, version),
                Sql.of(table()),
                today,
                Sql.of(placedAt()),
                asking.zone().getId(),
                asking.among().column(customerId()),
                Sql.of(placedAt()),
                asking.now(),
                counts,
                ofCategory());
        return Sql.of("""
                select b.customer_id, b.grid_id, w.word, w.percent,
                       case when b.doubling then b.bits else %s end as weight
                  from (%s) b
                 cross join lateral (select right(b.bits::bit(16)::text, b.periods) as letters) l
                  left join segmentation.binary_word known on known.grid_id = b.grid_id and known.word = l.letters
                 cross join lateral (select l.letters as word, known.percent) w""", Sql.of(linear()), bits);
    }

    /** Customers some of whose purchases pass from one period to the next during the tick, or out of the last one. */
    Sql flips(Tick tick) {
        var asking = new Asking(tick.to(), tick.zone(), Among.everybody(), tick.abandonedAfter());
        return Sql.of(
                """
                select %s as customer_id
                  from %s g cross join generate_series(1, g.periods) k
                  join %s on %s >= (?::date + 1 - k * g.days)::timestamp at time zone ?
                         and %s < (?::date + 1 - k * g.days)::timestamp at time zone ?
                 where %s""",
                Sql.of(customerId()),
                grid(asking, Version.CURRENT),
                Sql.of(category.isEmpty() ? "core.orders o" : "core.order_item i"),
                Sql.of(placedAt()),
                tick.firstDay(),
                tick.zone().getId(),
                Sql.of(placedAt()),
                tick.lastDay(),
                tick.zone().getId(),
                ofCategory());
    }

    /**
     * How time is cut: by the newest version of the group, or of the nearest above it. In the past by the one that held
     * then; before the first, by the first.
     */
    private Sql grid(Asking asking, Version version) {
        var groups = new CategoryPath(category).upwards().toArray(String[]::new);
        var known = Sql.of(
                "select g.id, g.days, g.periods, g.doubling, length(g.category) as depth, g.at"
                        + " from segmentation.binary_grid g where g.category = any(?) and " + version.condition,
                (Object) groups);
        var newest = asking.fromFacts()
                ? Sql.of("(v.at <= ?) desc, case when v.at <= ? then -v.id else v.id end", asking.now(), asking.now())
                : Sql.of("v.id desc");
        return Sql.of(
                "(select v.id, v.days, v.periods, v.doubling from (%s union all " + ASSUMED
                        + ") v order by v.depth desc, %s limit 1)",
                known,
                newest);
    }

    private String table() {
        return category.isEmpty()
                ? "core.orders o"
                : "(core.order_item i join core.orders o on o.id = i.order_id and i.kept > 0)";
    }

    private String customerId() {
        return category.isEmpty() ? "o.customer_id" : "i.customer_id";
    }

    private String placedAt() {
        return category.isEmpty() ? "o.placed_at" : "i.placed_at";
    }

    private Sql ofCategory() {
        return category.isEmpty() ? Sql.of("true") : Comparing.under(Sql.of("i.category"), category);
    }

    /** The sum of the places of the bits, the lowest being 1. */
    private static String linear() {
        var places = new StringBuilder("0");
        for (var bit = 0; bit < 16; bit++) {
            places.append(" + ((b.bits >> ").append(bit).append(") & 1) * ").append(bit + 1);
        }
        return "(" + places + ")";
    }
}
