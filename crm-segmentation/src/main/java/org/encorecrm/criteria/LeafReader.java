package org.encorecrm.criteria;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the leaves of a tree. */
final class LeafReader {

    private static final Pattern EVENT_TYPE = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern SEGMENT_KEY = Pattern.compile("[\\p{L}0-9][\\p{L}0-9_.-]{0,63}");

    private final Violations violations;
    private final Vocabulary vocabulary;
    private final ConditionReader conditions;

    LeafReader(Violations violations, Vocabulary vocabulary) {
        this.violations = violations;
        this.vocabulary = vocabulary;
        this.conditions = new ConditionReader(violations);
    }

    @Nullable
    Criterion read(JsonNode json, String pointer) {
        if (json.has("field")) {
            var condition = conditions.read(json, pointer, vocabulary.customer());
            return condition == null ? null : new Criterion.FieldIs(condition);
        }
        if (json.has("event")) {
            return event(json, pointer);
        }
        if (json.has("purchase")) {
            return purchase(json, pointer);
        }
        if (json.has("message")) {
            return message(json, pointer);
        }
        if (json.has("segment")) {
            return segment(json, pointer);
        }
        return violations.add(pointer, "must have one of all, any, none, field, event, purchase, message, segment");
    }

    private @Nullable Criterion event(JsonNode json, String pointer) {
        violations.only(json, pointer, "event", "where", "count", "within", "from", "to");
        var type = json.get("event");
        if (!type.isString() || !EVENT_TYPE.matcher(type.stringValue()).matches()) {
            return violations.add(pointer + "/event", "must be an event type in lower_snake_case");
        }
        return new Criterion.Happened(
                type.stringValue(),
                where(json.get("where"), pointer + "/where", Catalogue.EVENT),
                count(json, pointer),
                window(json, pointer));
    }

    private @Nullable Criterion message(JsonNode json, String pointer) {
        violations.only(json, pointer, "message", "where", "count", "within", "from", "to");
        var code = json.get("message");
        var kind = Catalogue.message(code.isString() ? code.stringValue() : "");
        if (kind.isEmpty()) {
            var known = Catalogue.MESSAGES.stream().map(MessageKind::code).toList();
            return violations.add(pointer + "/message", "must be one of " + String.join(", ", known));
        }
        return new Criterion.MessageWas(
                kind.get(),
                where(json.get("where"), pointer + "/where", kind.get().fields()),
                count(json, pointer),
                window(json, pointer));
    }

    private Criterion purchase(JsonNode json, String pointer) {
        violations.only(json, pointer, "purchase", "count", "sum", "within", "from", "to");
        var sum = json.get("sum");
        return new Criterion.Bought(
                where(json.get("purchase"), pointer + "/purchase", vocabulary.purchase()),
                count(json, pointer),
                sum == null ? null : conditions.comparison(sum, pointer + "/sum", false),
                window(json, pointer));
    }

    private @Nullable Criterion segment(JsonNode json, String pointer) {
        violations.only(json, pointer, "segment", "member");
        var key = json.get("segment");
        var member = json.get("member");
        if (!key.isString() || !SEGMENT_KEY.matcher(key.stringValue()).matches()) {
            return violations.add(pointer + "/segment", "must be the key of a segment");
        }
        if (member != null && !member.isBoolean()) {
            return violations.add(pointer + "/member", "must be true or false");
        }
        return new Criterion.InSegment(key.stringValue(), member == null || member.booleanValue());
    }

    private List<Condition> where(@Nullable JsonNode json, String pointer, FieldSet fields) {
        if (json == null || json.isArray() && json.isEmpty()) {
            return List.of();
        }
        return violations.elements(json, pointer, (each, at) -> conditions.read(each, at, fields));
    }

    private Comparison count(JsonNode json, String pointer) {
        var count = json.get("count");
        var read = count == null ? null : conditions.comparison(count, pointer + "/count", true);
        return read == null ? Comparison.AT_LEAST_ONE : read;
    }

    private Window window(JsonNode json, String pointer) {
        var within = json.get("within");
        var from = json.get("from");
        var to = json.get("to");
        if (within != null) {
            if (from != null || to != null) {
                violations.add(pointer + "/within", "must not stand beside from or to");
            }
            var length = conditions.length(within, pointer + "/within");
            return length == null ? Window.ALWAYS : new Window.Within(length.span());
        }
        return from == null && to == null
                ? Window.ALWAYS
                : new Window.Between(
                        from == null ? null : conditions.moment(from, pointer + "/from"),
                        to == null ? null : conditions.moment(to, pointer + "/to"));
    }
}
