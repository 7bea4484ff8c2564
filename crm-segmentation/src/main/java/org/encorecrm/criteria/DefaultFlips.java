package org.encorecrm.criteria;

import java.util.List;
import java.util.function.Function;
import org.encorecrm.support.Span;

/** How times and dates flip when compared with a length of time. */
final class DefaultFlips {

    static final FlipRule RULE = DefaultFlips::flips;

    private DefaultFlips() {}

    private static List<Sql> flips(Condition condition, Tick tick) {
        if (!condition.operator().movesWithTime() || !(condition.operand() instanceof Operand.Length length)) {
            return List.of();
        }
        var field = condition.field();
        var span = length.span();
        if (condition.operator() == Operator.ANNIVERSARY_WITHIN) {
            return tick.newDay() ? List.of(DaysOfYear.anniversaries(tick, span).of(field, tick)) : List.of();
        }
        return field.type() == ValueType.DATE ? days(field, span, tick) : moments(field, span, tick);
    }

    private static List<Sql> moments(Field field, Span span, Tick tick) {
        return List.of(customers(field, tick, tick.leaving(span)::covers));
    }

    private static List<Sql> days(Field field, Span span, Tick tick) {
        if (!tick.newDay()) {
            return List.of();
        }
        return List.of(customers(
                field,
                tick,
                day -> Sql.of(
                        "%s > ? and %s <= ?", day, span.before(tick.firstDay()), day, span.before(tick.lastDay()))));
    }

    static Sql customers(Field field, Tick tick, Function<Sql, Sql> where) {
        var home = field.home();
        var asking = new Asking(tick.to(), tick.zone(), Among.everybody(), tick.abandonedAfter());
        return Sql.of(
                "select " + home.customerId() + " as customer_id from " + home.table() + " where %s",
                where.apply(field.expression(asking)));
    }
}
