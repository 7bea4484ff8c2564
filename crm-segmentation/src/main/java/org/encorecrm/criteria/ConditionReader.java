package org.encorecrm.criteria;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what is compared with what. */
final class ConditionReader {

    private final Violations violations;
    private final ScalarReader scalars;

    ConditionReader(Violations violations) {
        this.violations = violations;
        this.scalars = new ScalarReader(violations);
    }

    @Nullable
    Condition read(JsonNode json, String pointer, FieldSet fields) {
        if (!json.isObject()) {
            return violations.add(pointer, "must be an object with field, op and value");
        }
        violations.only(json, pointer, "field", "op", "value");
        var field = field(json.get("field"), pointer + "/field", fields);
        var operator = operator(json.get("op"), pointer + "/op");
        if (field == null || operator == null) {
            return null;
        }
        if (!field.operators().contains(operator)) {
            return violations.add(
                    pointer + "/op",
                    "must be one of "
                            + String.join(
                                    ", ",
                                    field.operators().stream()
                                            .map(Operator::code)
                                            .toList()));
        }
        var operand = operand(json.get("value"), pointer + "/value", field, operator);
        return operand == null ? null : new Condition(field, operator, operand);
    }

    private @Nullable Field field(@Nullable JsonNode json, String pointer, FieldSet fields) {
        if (json == null || !json.isString()) {
            return violations.add(pointer, "must be the key of a field");
        }
        var field = fields.find(json.stringValue());
        return field.isPresent() && ScalarReader.storable(json.stringValue())
                ? field.get()
                : violations.add(pointer, "is not a known field");
    }

    private @Nullable Operator operator(@Nullable JsonNode json, String pointer) {
        if (json == null || !json.isString()) {
            return violations.add(pointer, "must be an operator");
        }
        return Operator.of(json.stringValue()).orElseGet(() -> violations.add(pointer, "is not a known operator"));
    }

    private @Nullable Operand operand(@Nullable JsonNode json, String pointer, Field field, Operator operator) {
        if (operator.takesNothing()) {
            return json == null || json.isNull() ? Operand.NONE : violations.add(pointer, "must be absent");
        }
        if (json == null || json.isNull()) {
            return violations.add(pointer, "is required");
        }
        if (operator.takesSpan()) {
            return length(json, pointer, field, operator);
        }
        if (!operator.takesMany()) {
            return scalars.read(json, pointer, field, operator);
        }
        var values = violations.elements(json, pointer, (each, at) -> scalars.read(each, at, field, operator));
        if (values.isEmpty() || values.size() != json.size()) {
            return null;
        }
        return operator == Operator.BETWEEN && values.size() != 2
                ? violations.add(pointer, "must have two ends")
                : sameKind(values, pointer);
    }

    private @Nullable Operand sameKind(List<Operand.Scalar> values, String pointer) {
        var dates = values.get(0) instanceof Operand.Day || values.get(0) instanceof Operand.Moment;
        var same = values.stream().map(Object::getClass).distinct().count() == 1;
        return same || dates
                ? new Operand.Many(List.copyOf(values))
                : violations.add(pointer, "must be all of one type");
    }

    private Operand.@Nullable Length length(JsonNode json, String pointer, Field field, Operator operator) {
        var length = length(json, pointer);
        if (length == null) {
            return null;
        }
        var calendar = field.type() == ValueType.DATE || operator == Operator.ANNIVERSARY_WITHIN;
        if (calendar && !length.span().isWholeDays()) {
            return violations.add(pointer, "must be whole days, months or years");
        }
        var days = length.span().days();
        if (operator == Operator.ANNIVERSARY_WITHIN && days.toTotalMonths() * 31 + days.getDays() > 366) {
            return violations.add(pointer, "must be at most a year");
        }
        return length;
    }

    Operand.@Nullable Length length(JsonNode json, String pointer) {
        return scalars.length(json, pointer);
    }

    Operand.@Nullable Scalar moment(JsonNode json, String pointer) {
        return scalars.moment(json, pointer);
    }

    @Nullable
    Comparison comparison(JsonNode json, String pointer, boolean whole) {
        if (!json.isObject()) {
            return violations.add(pointer, "must be an object with op and value");
        }
        violations.only(json, pointer, "op", "value");
        var operator = operator(json.get("op"), pointer + "/op");
        if (operator == null) {
            return null;
        }
        if (!Comparison.OPERATORS.contains(operator)) {
            return violations.add(pointer + "/op", "must compare numbers");
        }
        var value = json.get("value");
        if (value == null) {
            return violations.add(pointer + "/value", "is required");
        }
        if (operator != Operator.BETWEEN) {
            var limit = limit(value, pointer + "/value", whole);
            return limit == null ? null : new Comparison(operator, List.of(limit));
        }
        var limits = violations.elements(value, pointer + "/value", (each, at) -> limit(each, at, whole));
        return limits.size() == 2
                ? new Comparison(operator, limits)
                : violations.add(pointer + "/value", "must have two ends");
    }

    private @Nullable BigDecimal limit(JsonNode json, String pointer, boolean whole) {
        var number = scalars.number(json, pointer);
        if (number == null) {
            return null;
        }
        var limit = number.value();
        return whole && (limit.signum() < 0 || limit.stripTrailingZeros().scale() > 0)
                ? violations.add(pointer, "must be a whole number, not negative")
                : limit;
    }
}
