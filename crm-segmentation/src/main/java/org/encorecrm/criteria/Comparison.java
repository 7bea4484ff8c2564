package org.encorecrm.criteria;

import java.math.BigDecimal;
import java.util.List;

/** A number compared with one limit, or two when between. */
public record Comparison(Operator operator, List<BigDecimal> limits) {

    static final List<Operator> OPERATORS =
            List.of(Operator.GTE, Operator.GT, Operator.EQ, Operator.NE, Operator.LTE, Operator.LT, Operator.BETWEEN);

    public static final Comparison AT_LEAST_ONE = new Comparison(Operator.GTE, List.of(BigDecimal.ONE));

    public boolean holds(BigDecimal number) {
        var order = number.compareTo(limits.get(0));
        return switch (operator) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case GT -> order > 0;
            case GTE -> order >= 0;
            case LT -> order < 0;
            case LTE -> order <= 0;
            case BETWEEN -> order >= 0 && number.compareTo(limits.get(1)) <= 0;
            default -> throw new IllegalStateException("not a comparison of numbers: " + operator);
        };
    }

    Sql of(Sql number) {
        return operator == Operator.BETWEEN
                ? Sql.of("%s between ? and ?", number, limits.get(0), limits.get(1))
                : Sql.of("%s " + Comparing.symbol(operator) + " ?", number, limits.get(0));
    }
}
