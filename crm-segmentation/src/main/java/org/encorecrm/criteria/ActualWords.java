package org.encorecrm.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.encorecrm.criteria.Criterion.FieldIs;
import org.encorecrm.criteria.Criterion.InSegment;

/** What a leaf found, as people write it. */
record ActualWords(Wording wording) {

    String of(Criterion leaf, LeafAnswer answer) {
        var found = answer.found();
        if (found == null) {
            return wording.say("not known", "неизвестно");
        }
        if (leaf instanceof FieldIs is) {
            return value(is.condition().field(), found);
        }
        return leaf instanceof InSegment
                ? found.equals("true") ? wording.say("in it", "состоит") : wording.say("not in it", "не состоит")
                : counted(found, answer);
    }

    private String value(Field field, String found) {
        var values = wording.values();
        return switch (field.type()) {
            case NUMBER -> values.of(new BigDecimal(found));
            case BOOLEAN -> values.truth(found.equals("true"));
            case DATE -> values.of(LocalDate.parse(found));
            case INSTANT ->
                values.of(new Operand.Moment(OffsetDateTime.parse(found).toInstant()));
            case CHOICE -> values.option(field, found);
            default -> found;
        };
    }

    /** How many, for how much, and the last of them. */
    private String counted(String number, LeafAnswer answer) {
        var values = wording.values();
        var words = new StringBuilder(values.of(new BigDecimal(number)));
        if (answer.total() != null && !number.equals("0")) {
            words.append(wording.say(" for ", " на сумму ")).append(values.of(new BigDecimal(answer.total())));
        }
        if (answer.last() != null) {
            words.append(wording.say(", last ", ", последнее: ")).append(values.of(new Operand.Moment(answer.last())));
        }
        return words.toString();
    }
}
