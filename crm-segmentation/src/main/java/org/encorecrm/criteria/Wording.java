package org.encorecrm.criteria;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.encorecrm.criteria.Criterion.Bought;
import org.encorecrm.criteria.Criterion.FieldIs;
import org.encorecrm.criteria.Criterion.Group;
import org.encorecrm.criteria.Criterion.Happened;
import org.encorecrm.criteria.Criterion.InSegment;
import org.encorecrm.criteria.Criterion.MessageWas;
import org.encorecrm.criteria.Criterion.NoneOf;

/** Criteria in plain words. */
public final class Wording {

    private final Locale locale;
    private final ValueWords values;
    private final UnaryOperator<String> segmentName;
    private final Function<String, Optional<String>> fieldName;

    /** @param segmentName the name of a segment by its key */
    public Wording(Locale locale, ZoneId zone, UnaryOperator<String> segmentName) {
        this(locale, zone, segmentName, field -> Optional.empty());
    }

    /**
     * @param segmentName the name of a segment by its key
     * @param fieldName what people called a field by its key, where the catalogue only knows that
     */
    public Wording(
            Locale locale,
            ZoneId zone,
            UnaryOperator<String> segmentName,
            Function<String, Optional<String>> fieldName) {
        this.fieldName = fieldName;
        this.locale = locale;
        this.values = new ValueWords(locale, zone);
        this.segmentName = segmentName;
    }

    public String sentence(Criterion criterion) {
        var sentence = criterion instanceof Group group ? group(group, true) : leaf(criterion);
        var first = sentence.startsWith("(") ? 1 : 0;
        return sentence.substring(0, first)
                + sentence.substring(first, first + 1).toUpperCase(locale)
                + sentence.substring(first + 1);
    }

    private String group(Group group, boolean outermost) {
        var parts = group.parts().stream()
                .map(part -> part instanceof Group inner ? group(inner, false) : inside(leaf(part)))
                .toList();
        var word = group instanceof Criterion.AllOf ? say(" and ", " и ") : say(" or ", " или ");
        var joined = String.join(word, parts);
        if (group instanceof NoneOf) {
            return say("not (", "неверно, что (") + joined + ")";
        }
        return outermost || parts.size() == 1 ? joined : "(" + joined + ")";
    }

    /** Within a sentence, unless it begins with an abbreviation. */
    private String inside(String text) {
        return text.length() > 1 && Character.isLowerCase(text.charAt(1))
                ? text.substring(0, 1).toLowerCase(locale) + text.substring(1)
                : text;
    }

    /** What a group asks of its parts. */
    public String heading(Group group) {
        if (group instanceof NoneOf) {
            return say("None of these holds", "Не выполнено ни одно");
        }
        return group instanceof Criterion.AllOf
                ? say("All of these hold", "Выполнены все")
                : say("At least one of these holds", "Выполнено хотя бы одно");
    }

    public String leaf(Criterion leaf) {
        if (leaf instanceof FieldIs is) {
            return condition(is.condition());
        }
        if (leaf instanceof Happened happened) {
            return event(happened);
        }
        if (leaf instanceof Bought bought) {
            return purchase(bought);
        }
        if (leaf instanceof MessageWas was) {
            return message(was);
        }
        var in = (InSegment) leaf;
        var name = segmentName.apply(in.key());
        return in.member()
                ? say("in the segment “" + name + "”", "в сегменте «" + name + "»")
                : say("not in the segment “" + name + "”", "не в сегменте «" + name + "»");
    }

    private String condition(Condition condition) {
        var field = condition.field();
        var phrase = Phrases.of(condition.operator()).in(locale);
        return fieldName.apply(field.key()).orElseGet(() -> field.label().in(locale)) + " "
                + phrase.formatted(words(condition).toArray());
    }

    private List<String> words(Condition condition) {
        if (condition.operator() == Operator.BETWEEN && condition.operand() instanceof Operand.Many ends) {
            return ends.values().stream()
                    .map(end -> values.of(condition.field(), end))
                    .toList();
        }
        return List.of(
                condition.operator() == Operator.NEWER_THAN && condition.operand() instanceof Operand.Length length
                        ? values.lessThan(length.span())
                        : values.of(condition.field(), condition.operand()));
    }

    private String event(Happened happened) {
        var label = EventTypes.label(happened.event()).in(locale);
        if (isNever(happened.count())) {
            return say("never: ", "не было: ") + label + where(happened.where()) + window(happened.window());
        }
        return label + where(happened.where()) + times(happened.count()) + window(happened.window());
    }

    private String purchase(Bought bought) {
        var what = where(bought.where());
        if (isNever(bought.count()) && bought.sum() == null) {
            return say("did not buy", "не покупал") + what + window(bought.window());
        }
        var sum = bought.sum();
        var total = sum == null ? "" : say(" for ", " на сумму ") + comparison(sum);
        return say("bought", "покупал") + what + times(bought.count()) + total + window(bought.window());
    }

    private String message(MessageWas was) {
        var kind = was.kind();
        if (isNever(was.count())) {
            return kind.never().in(locale) + where(was.where()) + window(was.window());
        }
        return kind.label().in(locale) + where(was.where()) + times(was.count()) + window(was.window());
    }

    private static boolean isNever(Comparison count) {
        return count.operator() == Operator.EQ && count.limits().get(0).signum() == 0;
    }

    /** That something happened at all goes without saying. */
    private String times(Comparison count) {
        if (count.equals(Comparison.AT_LEAST_ONE)) {
            return "";
        }
        var last = count.limits().get(count.limits().size() - 1);
        return " " + comparison(count) + " " + values.times(last, count.operator() != Operator.EQ);
    }

    private String comparison(Comparison comparison) {
        var limits = comparison.limits().stream()
                .map((BigDecimal each) -> values.of(each))
                .toList();
        if (comparison.operator() == Operator.EQ) {
            return say("exactly ", "ровно ") + limits.get(0);
        }
        return Phrases.of(comparison.operator()).in(locale).formatted(limits.toArray());
    }

    String where(List<Condition> conditions) {
        return conditions.isEmpty()
                ? ""
                : conditions.stream().map(each -> inside(condition(each))).collect(Collectors.joining("; ", " (", ")"));
    }

    private String window(Window window) {
        if (window instanceof Window.Within within) {
            return say(" in the ", " за ") + values.last(within.span());
        }
        var parts = new ArrayList<String>();
        if (window instanceof Window.Between between) {
            if (between.from() != null) {
                parts.add(say(" from ", " с ") + values.of(between.from()));
            }
            if (between.to() != null) {
                parts.add(say(" to ", " по ") + values.of(between.to()));
            }
        }
        return String.join("", parts);
    }

    String say(String en, String ru) {
        return new Label(en, ru).in(locale);
    }

    Locale locale() {
        return locale;
    }

    ValueWords values() {
        return values;
    }
}
