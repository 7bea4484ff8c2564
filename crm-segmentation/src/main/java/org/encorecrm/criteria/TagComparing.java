package org.encorecrm.criteria;

/** Sets of words. A set without words is absent. */
final class TagComparing {

    private TagComparing() {}

    static Sql compare(Sql tags, Operator operator, Operand operand) {
        return switch (operator) {
            case IS_SET -> Sql.of("cardinality(%s) > 0", tags);
            case IS_NOT_SET -> Sql.of("coalesce(cardinality(%s), 0) = 0", tags);
            case CONTAINS -> Sql.of("%s @> array[?]::text[]", tags, Comparing.bind(operand));
            case NOT_CONTAINS ->
                Sql.of("cardinality(%s) > 0 and not %s @> array[?]::text[]", tags, tags, Comparing.bind(operand));
            case IN -> Sql.of("%s && ?::text[]", tags, Comparing.binds(operand));
            case NOT_IN -> Sql.of("cardinality(%s) > 0 and not %s && ?::text[]", tags, tags, Comparing.binds(operand));
            default -> throw new IllegalStateException(operator + " does not compare sets");
        };
    }
}
