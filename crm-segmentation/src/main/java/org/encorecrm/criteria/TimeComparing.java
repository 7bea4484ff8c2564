package org.encorecrm.criteria;

import java.time.LocalDate;
import java.util.ArrayList;
import org.encorecrm.criteria.Operand.Day;
import org.encorecrm.criteria.Operand.Many;
import org.encorecrm.criteria.Operand.Scalar;
import org.encorecrm.support.Span;

/** Moments and dates. All bounds are computed here, in the shop's zone, before they reach SQL. */
final class TimeComparing {

    private TimeComparing() {}

    static Sql compare(Condition condition, Sql value, Asking asking) {
        var operator = condition.operator();
        if (operator.takesNothing()) {
            return Comparing.plain(value, operator, Operand.NONE);
        }
        var isDate = condition.field().type() == ValueType.DATE;
        if (operator == Operator.ANNIVERSARY_WITHIN) {
            var day = isDate ? value : Comparing.dayOf(value, asking.zone());
            return anniversary(day, asking.today(), span(condition));
        }
        return isDate ? day(condition, value, asking) : moment(condition, value, asking);
    }

    private static Sql day(Condition condition, Sql value, Asking asking) {
        return switch (condition.operator()) {
            case OLDER_THAN -> Sql.of("%s <= ?", value, span(condition).before(asking.today()));
            case NEWER_THAN -> Sql.of("%s > ?", value, span(condition).before(asking.today()));
            case BEFORE -> Sql.of("%s < ?", value, date(condition.operand()));
            case AFTER -> Sql.of("%s > ?", value, date(condition.operand()));
            case EQ -> Sql.of("%s = ?", value, date(condition.operand()));
            case NE -> Sql.of("%s <> ?", value, date(condition.operand()));
            case BETWEEN -> Sql.of("%s between ? and ?", value, date(end(condition, 0)), date(end(condition, 1)));
            default -> throw new IllegalStateException(condition.operator() + " does not compare dates");
        };
    }

    private static Sql moment(Condition condition, Sql value, Asking asking) {
        var zone = asking.zone();
        return switch (condition.operator()) {
            case OLDER_THAN -> Sql.of("%s <= ?", value, span(condition).before(asking.now(), zone));
            case NEWER_THAN -> Sql.of("%s > ?", value, span(condition).before(asking.now(), zone));
            case BEFORE -> Sql.of("%s < ?", value, Window.startOf((Scalar) condition.operand(), zone));
            case AFTER -> after(value, (Scalar) condition.operand(), asking);
            case BETWEEN ->
                Sql.of(
                        "%s >= ? and %s",
                        value, Window.startOf(end(condition, 0), zone), upTo(value, end(condition, 1), asking));
            default -> throw new IllegalStateException(condition.operator() + " does not compare moments");
        };
    }

    private static Sql after(Sql value, Scalar operand, Asking asking) {
        return Sql.of(operand instanceof Day ? "%s >= ?" : "%s > ?", value, Window.endOf(operand, asking.zone()));
    }

    private static Sql upTo(Sql value, Scalar operand, Asking asking) {
        return Sql.of(operand instanceof Day ? "%s < ?" : "%s <= ?", value, Window.endOf(operand, asking.zone()));
    }

    /** Whether the day comes round within the span from today on; the day itself is no anniversary. */
    private static Sql anniversary(Sql day, LocalDate today, Span span) {
        var end = span.after(today);
        var years = new ArrayList<Sql>();
        for (var year = today.getYear(); year <= end.getYear(); year++) {
            years.add(Sql.of("""
                    (case when extract(year from %s) < ? then \
                    (%s + make_interval(years => ? - extract(year from %s)::int))::date between ? and ? end)""", day, year, day, year, day, today, end));
        }
        return Sql.of("(%s)", Sql.join(" or ", years));
    }

    private static Span span(Condition condition) {
        return ((Operand.Length) condition.operand()).span();
    }

    private static Scalar end(Condition condition, int index) {
        return ((Many) condition.operand()).values().get(index);
    }

    private static LocalDate date(Operand operand) {
        return ((Day) operand).value();
    }
}
