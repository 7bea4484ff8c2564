package org.encorecrm.criteria;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.encorecrm.criteria.Criterion.Bought;
import org.encorecrm.criteria.Criterion.Happened;
import org.encorecrm.criteria.Criterion.MessageWas;
import org.encorecrm.metrics.Purchases;
import org.jspecify.annotations.Nullable;

/** The events, purchases or messages that a leaf counts. */
record Facts(
        String table,
        String customerId,
        Sql at,
        List<Sql> where,
        Window window,
        String number,
        Comparison count,
        @Nullable String total,
        @Nullable Comparison sum,
        String thing,
        @Nullable String amount,
        List<Condition> asked) {

    /** What a leaf counts; empty for one that does not count. */
    static Optional<Facts> of(Criterion leaf, Asking asking) {
        if (leaf instanceof Happened happened) {
            return Optional.of(of(happened, asking));
        }
        if (leaf instanceof Bought bought) {
            return Optional.of(of(bought, asking));
        }
        return leaf instanceof MessageWas was ? Optional.of(of(was, asking)) : Optional.empty();
    }

    private static Facts of(Happened happened, Asking asking) {
        var where =
                new ArrayList<>(List.of(Sql.of("e.type = ?", happened.event()), Sql.of("e.customer_id is not null")));
        happened.where().forEach(each -> where.add(Comparing.bare(each, asking)));
        return new Facts(
                "core.event e",
                "e.customer_id",
                Sql.of("e.at"),
                where,
                happened.window(),
                "count(*)",
                happened.count(),
                null,
                null,
                "e.id",
                null,
                happened.where());
    }

    private static Facts of(MessageWas was, Asking asking) {
        var kind = was.kind();
        var where = new ArrayList<>(List.of(Sql.of(kind.condition())));
        was.where().forEach(each -> where.add(Comparing.bare(each, asking)));
        return new Facts(
                kind.rows().table(),
                kind.rows().customerId(),
                Sql.of(kind.at()),
                where,
                was.window(),
                "count(distinct " + kind.message() + ")",
                was.count(),
                null,
                null,
                kind.message(),
                null,
                was.where());
    }

    /** Lines are looked at only when something is asked about them: the orders alone are one narrow index. */
    private static Facts of(Bought bought, Asking asking) {
        var lines = bought.where().stream().anyMatch(each -> each.field().home() == Home.ITEM);
        var where = new ArrayList<>(List.of(counted(asking)));
        if (lines) {
            where.add(Sql.of("i.kept > 0"));
        }
        bought.where().forEach(each -> where.add(Comparing.bare(each, asking)));
        if (lines) {
            // Known from the line, but with it the orders too are one range of an index.
            where.add(asking.among().column("o.customer_id"));
        }
        return new Facts(
                lines ? "core.order_item i join core.orders o on o.id = i.order_id" : "core.orders o",
                lines ? "i.customer_id" : "o.customer_id",
                Sql.of(lines ? "i.placed_at" : "o.placed_at"),
                where,
                bought.window(),
                lines ? "count(distinct i.order_id)" : "count(*)",
                bought.count(),
                lines ? "sum(i.amount)" : "sum(o.amount)",
                bought.sum(),
                lines ? "i.order_id" : "o.id",
                lines ? "i.amount" : "o.amount",
                bought.where());
    }

    /** In the past, by the status the order had then. */
    private static Sql counted(Asking asking) {
        return asking.fromFacts()
                ? Sql.of(Purchases.COUNTED_THEN.replace(":now", "?"), asking.now(), asking.now())
                : Sql.of("o.counts");
    }

    /** Whether somebody without a single such fact satisfies the leaf. */
    boolean holdsOfNothing() {
        return count.holds(BigDecimal.ZERO) && (sum == null || sum.holds(BigDecimal.ZERO));
    }

    Sql compared() {
        var compared = count.of(Sql.of(number));
        return sum == null ? compared : Sql.of("%s and %s", compared, sum.of(Sql.of("coalesce(" + total + ", 0)")));
    }

    /** Per customer, how many there are and what they sum up to. */
    Sql perCustomer(Asking asking) {
        return perCustomer(asking, Sql.of(""));
    }

    /** The same with the last of them, for people to read. */
    Sql told(Asking asking) {
        return perCustomer(asking, Sql.of(", max(%s) as last", at));
    }

    private Sql perCustomer(Asking asking, Sql more) {
        return Sql.of(
                "select " + customerId + " as customer_id, " + number + " as number, "
                        + (total == null ? "null" : total) + " as total%s from " + table
                        + " where %s and %s and %s group by " + customerId,
                more,
                asking.among().column(customerId),
                inWindow(asking),
                Sql.join(" and ", where));
    }

    /** Lines have the time of their order: said of both, a count of everybody reads no order from before the window. */
    private Sql inWindow(Asking asking) {
        var lines = table.startsWith(Home.ITEM.name()) && asking.among().isEverybody();
        var own = inWindow(at, asking, asking.now());
        return lines ? Sql.of("%s and %s", own, inWindow(Sql.of("o.placed_at"), asking, asking.now())) : own;
    }

    private Sql inWindow(Sql moment, Asking asking, Instant until) {
        var bounds = new ArrayList<>(List.of(Sql.of("%s <= ?", moment, until)));
        if (window instanceof Window.Within within) {
            bounds.add(Sql.of("%s > ?", moment, within.span().before(asking.now(), asking.zone())));
        } else if (window instanceof Window.Between between) {
            add(bounds, "%s >= ?", moment, between.start(asking.zone()));
            add(bounds, "%s < ?", moment, between.end(asking.zone()));
        }
        return Sql.join(" and ", bounds);
    }

    private static void add(List<Sql> bounds, String template, Sql moment, @Nullable Instant bound) {
        if (bound != null) {
            bounds.add(Sql.of(template, moment, bound));
        }
    }

    /** One by one, those of the present and up to a later moment: what is counted, when, and how much. */
    Sql oneByOne(Asking asking, Instant until) {
        return Sql.of(
                "select " + thing + " as thing, %s as at, " + (amount == null ? "null::numeric" : amount)
                        + " as amount from " + table + " where %s and %s and %s order by 2, 1 limit 5000",
                at,
                asking.among().column(customerId),
                inWindow(at, asking, until),
                Sql.join(" and ", where));
    }

    /** Whether so many, summing up to so much, satisfy the leaf. */
    boolean holds(int number, BigDecimal summed) {
        return count.holds(BigDecimal.valueOf(number)) && (sum == null || sum.holds(summed));
    }

    /**
     * The customers of facts that leave the window during the tick. Facts dated ahead that come due change figures
     * too: the clock of the figures finds them. And those of facts that fit another condition than before, such as a
     * date of the shop's own that is no longer ahead.
     */
    List<Sql> flips(Tick tick) {
        var flips = new ArrayList<Sql>();
        if (window instanceof Window.Within within) {
            flips.add(Sql.of(
                    "select " + customerId + " as customer_id from " + table + " where %s and %s",
                    tick.leaving(within.span()).covers(at),
                    Sql.join(" and ", where)));
        }
        asked.forEach(each -> flips.addAll(each.field().flipRule().flips(each, tick)));
        return flips;
    }

    /** The customers of facts that happen during the tick, whatever the window. */
    Sql during(Tick tick) {
        return Sql.of(
                "select " + customerId + " as customer_id from " + table + " where %s and %s",
                tick.itself().covers(at),
                Sql.join(" and ", where));
    }
}
