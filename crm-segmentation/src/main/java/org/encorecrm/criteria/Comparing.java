package org.encorecrm.criteria;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.function.Function;

/** Comparisons in SQL. Bare ones may answer null, which counts as false. */
final class Comparing {

    private Comparing() {}

    static Sql holds(Condition condition, Asking asking) {
        return Sql.of("coalesce(%s, false)", bare(condition, asking));
    }

    /** The same where null counts as false anyway, so that indexes can be used. */
    static Sql bare(Condition condition, Asking asking) {
        return Sql.of("(%s)", compare(condition, condition.field().expression(asking), asking));
    }

    private static Sql compare(Condition condition, Sql value, Asking asking) {
        var operator = condition.operator();
        return switch (condition.field().type()) {
            case TAGS -> TagComparing.compare(value, operator, condition.operand());
            case ANY, OPEN -> JsonComparing.compare(value, operator, condition.operand());
            case DATE, INSTANT -> TimeComparing.compare(condition, value, asking);
            default -> plain(value, operator, condition.operand());
        };
    }

    /** Texts, numbers and truth values. */
    static Sql plain(Sql value, Operator operator, Operand operand) {
        return switch (operator) {
            case IS_SET -> Sql.of("%s is not null", value);
            case IS_NOT_SET -> Sql.of("%s is null", value);
            case EQ, NE, GT, GTE, LT, LTE -> Sql.of("%s " + symbol(operator) + " ?", value, bind(operand));
            case BETWEEN -> between(value, operand);
            case IN -> Sql.of("%s = any(?)", value, binds(operand));
            case NOT_IN -> Sql.of("%s <> all(?)", value, binds(operand));
            case CONTAINS -> Sql.of("strpos(lower(%s), lower(?)) > 0", value, bind(operand));
            case NOT_CONTAINS -> Sql.of("strpos(lower(%s), lower(?)) = 0", value, bind(operand));
            case STARTS_WITH -> Sql.of("starts_with(lower(%s), lower(?))", value, bind(operand));
            case UNDER -> under(value, (String) bind(operand));
            default -> throw new IllegalStateException(operator + " does not compare texts or numbers");
        };
    }

    static Sql between(Sql value, Operand operand) {
        var ends = ((Operand.Many) operand).values();
        return Sql.of("%s between ? and ?", value, bind(ends.get(0)), bind(ends.get(1)));
    }

    static Sql under(Sql value, String path) {
        var pattern = path.replaceAll("([\\\\%_])", "\\\\$1") + "/%";
        return Sql.of("(%s = ? or %s like ?)", value, path, value, pattern);
    }

    static String symbol(Operator operator) {
        return switch (operator) {
            case EQ -> "=";
            case NE -> "<>";
            case GT -> ">";
            case GTE -> ">=";
            case LT -> "<";
            case LTE -> "<=";
            default -> throw new IllegalStateException(operator + " has no symbol");
        };
    }

    static Sql dayOf(Sql moment, ZoneId zone) {
        return Sql.of("(%s at time zone ?)::date", moment, zone.getId());
    }

    static Object bind(Operand operand) {
        if (operand instanceof Operand.Text text) {
            return text.value();
        }
        if (operand instanceof Operand.Number number) {
            return number.value();
        }
        if (operand instanceof Operand.Flag flag) {
            return flag.value();
        }
        throw new IllegalStateException("not a plain value: " + operand);
    }

    static Object binds(Operand operand) {
        var values = ((Operand.Many) operand).values();
        return values.get(0) instanceof Operand.Number
                ? array(values, each -> (BigDecimal) bind(each), new BigDecimal[0])
                : array(values, each -> (String) bind(each), new String[0]);
    }

    private static <T> T[] array(Iterable<Operand.Scalar> values, Function<Operand, T> bind, T[] kind) {
        var binds = new ArrayList<T>();
        values.forEach(each -> binds.add(bind.apply(each)));
        return binds.toArray(kind);
    }
}
