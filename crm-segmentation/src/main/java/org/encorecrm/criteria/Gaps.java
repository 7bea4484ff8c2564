package org.encorecrm.criteria;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import org.encorecrm.criteria.Criterion.FieldIs;
import org.encorecrm.criteria.Criterion.InSegment;
import org.jspecify.annotations.Nullable;

/** How far a leaf that does not hold is from holding, where that can be said in numbers. */
record Gaps(Wording wording, Asking asking) {

    @Nullable
    String of(Criterion leaf, LeafAnswer answer) {
        var found = answer.found();
        if (found == null || answer.holds() || leaf instanceof InSegment) {
            return null;
        }
        if (!(leaf instanceof FieldIs is)) {
            return counted(Facts.of(leaf, asking).orElseThrow(), new BigDecimal(found), answer.total());
        }
        var condition = is.condition();
        if (condition.operand() instanceof Operand.Number limit
                && condition.field().type() == ValueType.NUMBER) {
            return number(
                    new Comparison(condition.operator(), java.util.List.of(limit.value())), new BigDecimal(found));
        }
        return condition.operand() instanceof Operand.Length length
                        && condition.field().type() == ValueType.INSTANT
                        && condition.operator() == Operator.OLDER_THAN
                ? untilOld(found, length)
                : null;
    }

    private @Nullable String counted(Facts facts, BigDecimal count, @Nullable String total) {
        var gaps = new ArrayList<String>();
        if (!facts.count().holds(count)) {
            add(gaps, number(facts.count(), count));
        }
        if (facts.sum() != null && total != null && !facts.sum().holds(new BigDecimal(total))) {
            add(gaps, number(facts.sum(), new BigDecimal(total)));
        }
        return gaps.isEmpty() ? null : String.join("; ", gaps);
    }

    private static void add(ArrayList<String> gaps, @Nullable String gap) {
        if (gap != null) {
            gaps.add(gap);
        }
    }

    /** "4 of 5", "2 too many". */
    private @Nullable String number(Comparison wanted, BigDecimal found) {
        var limit = wanted.limits().get(0);
        var values = wording.values();
        return switch (wanted.operator()) {
            case GTE, EQ, BETWEEN ->
                found.compareTo(limit) < 0
                        ? values.of(found) + wording.say(" of ", " из ") + values.of(limit)
                        : tooMany(found, wanted.limits().get(wanted.limits().size() - 1));
            case GT -> values.of(found) + wording.say(", more than ", ", нужно больше ") + values.of(limit);
            case LTE -> tooMany(found, limit);
            case LT -> values.of(found) + wording.say(", less than ", ", нужно меньше ") + values.of(limit);
            default -> null;
        };
    }

    private String tooMany(BigDecimal found, BigDecimal limit) {
        var values = wording.values();
        return wording.say(
                values.of(found.subtract(limit)) + " too many (" + values.of(found) + " instead of " + values.of(limit)
                        + ")",
                "больше на " + values.of(found.subtract(limit)) + " (" + values.of(found) + " вместо "
                        + values.of(limit) + ")");
    }

    private @Nullable String untilOld(String found, Operand.Length length) {
        var at = Spans.passed(OffsetDateTime.parse(found).toInstant(), length.span(), asking.zone());
        var left = Duration.between(asking.now(), at);
        return left.isNegative() ? null : wording.values().left(left);
    }
}
