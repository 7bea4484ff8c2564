package org.encorecrm.criteria;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How a field is compared. An absent value answers false to all of them but {@link #IS_NOT_SET}. */
public enum Operator {
    EQ("eq"),
    NE("ne"),
    GT("gt"),
    GTE("gte"),
    LT("lt"),
    LTE("lte"),
    BETWEEN("between"),
    IN("in"),
    NOT_IN("notIn"),
    CONTAINS("contains"),
    NOT_CONTAINS("notContains"),
    STARTS_WITH("startsWith"),
    UNDER("under"),
    OLDER_THAN("olderThan"),
    NEWER_THAN("newerThan"),
    BEFORE("before"),
    AFTER("after"),
    ANNIVERSARY_WITHIN("anniversaryWithin"),
    IS_SET("isSet"),
    IS_NOT_SET("isNotSet");

    private final String code;

    Operator(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    public static Optional<Operator> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    public boolean takesNothing() {
        return this == IS_SET || this == IS_NOT_SET;
    }

    public boolean takesSpan() {
        return this == OLDER_THAN || this == NEWER_THAN || this == ANNIVERSARY_WITHIN;
    }

    public boolean takesMany() {
        return this == BETWEEN || this == IN || this == NOT_IN;
    }

    /** Whether the answer depends on the moment of asking. */
    public boolean movesWithTime() {
        return takesSpan();
    }
}
