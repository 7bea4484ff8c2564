package org.encorecrm.criteria;

/** Values of the shop's own. A number may have been written as text; a text compares with whatever is written. */
final class JsonComparing {

    private JsonComparing() {}

    static Sql compare(Sql json, Operator operator, Operand operand) {
        if (operator == Operator.IS_SET) {
            return Sql.of("jsonb_typeof(%s) <> 'null'", json);
        }
        if (operator == Operator.IS_NOT_SET) {
            return Sql.of("coalesce(jsonb_typeof(%s), 'null') = 'null'", json);
        }
        return Comparing.plain(valueFor(json, operand), operator, operand);
    }

    private static Sql valueFor(Sql json, Operand operand) {
        var one = operand instanceof Operand.Many many ? many.values().get(0) : operand;
        if (one instanceof Operand.Number) {
            return number(json);
        }
        return one instanceof Operand.Flag ? flag(json) : text(json);
    }

    static Sql text(Sql json) {
        return Sql.of("(%s #>> '{}')", json);
    }

    private static Sql number(Sql json) {
        return Sql.of("""
                (case when %s #>> '{}' ~ '^-?[0-9]{1,30}(\\.[0-9]{1,30})?$' then (%s #>> '{}')::numeric end)""", json, json);
    }

    private static Sql flag(Sql json) {
        return Sql.of("(case when jsonb_typeof(%s) = 'boolean' then %s::boolean end)", json, json);
    }
}
