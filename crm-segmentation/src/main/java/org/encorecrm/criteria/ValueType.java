package org.encorecrm.criteria;

import static org.encorecrm.criteria.Operator.*;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** What kind of value a field has, and so how it may be compared. The operators are in the order a person sees them. */
public enum ValueType {
    TEXT(EQ, NE, IN, NOT_IN, CONTAINS, NOT_CONTAINS, STARTS_WITH, IS_SET, IS_NOT_SET),
    /** A path from the root of a tree: A/B/C. */
    PATH(UNDER, EQ, NE, IN, NOT_IN, CONTAINS, NOT_CONTAINS, STARTS_WITH, IS_SET, IS_NOT_SET),
    /** One of a few words. */
    CHOICE(EQ, NE, IN, NOT_IN, IS_SET, IS_NOT_SET),
    NUMBER(GTE, GT, LTE, LT, EQ, NE, BETWEEN, IN, NOT_IN, IS_SET, IS_NOT_SET),
    BOOLEAN(EQ, NE, IS_SET, IS_NOT_SET),
    DATE(OLDER_THAN, NEWER_THAN, BEFORE, AFTER, BETWEEN, EQ, NE, ANNIVERSARY_WITHIN, IS_SET, IS_NOT_SET),
    INSTANT(OLDER_THAN, NEWER_THAN, BEFORE, AFTER, BETWEEN, ANNIVERSARY_WITHIN, IS_SET, IS_NOT_SET),
    /** A set of words. */
    TAGS(CONTAINS, NOT_CONTAINS, IN, NOT_IN, IS_SET, IS_NOT_SET),
    /** A value of the shop's own, text, number or yes and no. */
    ANY(EQ, NE, GTE, GT, LTE, LT, BETWEEN, IN, NOT_IN, CONTAINS, NOT_CONTAINS, STARTS_WITH, UNDER, IS_SET, IS_NOT_SET),
    /** A value of the shop's own, of whatever type the shop has given it: for reading only. */
    OPEN(Operator.values());

    private final List<Operator> operators;

    ValueType(Operator... operators) {
        this.operators = List.of(operators);
    }

    public List<Operator> operators() {
        return operators;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
