package org.encorecrm.criteria;

import java.util.EnumMap;
import java.util.Map;

/** How operators sound; {@code %s} is the value. */
final class Phrases {

    private static final Map<Operator, Label> OF = new EnumMap<>(Operator.class);

    static {
        put(Operator.EQ, "is %s", "— %s");
        put(Operator.NE, "is not %s", "— не %s");
        put(Operator.GT, "more than %s", "больше %s");
        put(Operator.GTE, "at least %s", "не меньше %s");
        put(Operator.LT, "less than %s", "меньше %s");
        put(Operator.LTE, "at most %s", "не больше %s");
        put(Operator.BETWEEN, "between %s and %s", "от %s до %s");
        put(Operator.IN, "is one of %s", "— одно из: %s");
        put(Operator.NOT_IN, "is none of %s", "— ни одно из: %s");
        put(Operator.CONTAINS, "contains %s", "содержит %s");
        put(Operator.NOT_CONTAINS, "does not contain %s", "не содержит %s");
        put(Operator.STARTS_WITH, "starts with %s", "начинается с %s");
        put(Operator.UNDER, "within %s", "в разделе %s");
        put(Operator.OLDER_THAN, "%s ago or earlier", "%s назад или раньше");
        put(Operator.NEWER_THAN, "less than %s ago", "меньше %s назад");
        put(Operator.BEFORE, "before %s", "раньше %s");
        put(Operator.AFTER, "after %s", "позже %s");
        put(Operator.ANNIVERSARY_WITHIN, "anniversary within %s", "годовщина в ближайшие %s");
        put(Operator.IS_SET, "is known", "известно");
        put(Operator.IS_NOT_SET, "is not known", "неизвестно");
    }

    private Phrases() {}

    private static void put(Operator operator, String en, String ru) {
        OF.put(operator, new Label(en, ru));
    }

    static Label of(Operator operator) {
        return OF.getOrDefault(operator, new Label("%s", "%s"));
    }
}
