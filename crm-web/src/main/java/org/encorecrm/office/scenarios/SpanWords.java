package org.encorecrm.office.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.encorecrm.support.Span;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Lengths of time in words: "7 days", "1 month 12 hours". */
@Component("spanWords")
class SpanWords {

    private final MessageSource messages;

    SpanWords(MessageSource messages) {
        this.messages = messages;
    }

    public String of(@Nullable Span span) {
        var parts = new ArrayList<String>();
        if (span != null) {
            add(parts, "months", span.days().toTotalMonths());
            add(parts, "days", span.days().getDays());
            add(parts, "hours", span.hours().toHours());
            add(parts, "minutes", span.hours().toMinutesPart());
        }
        return String.join(" ", parts);
    }

    private void add(List<String> parts, String unit, long number) {
        if (number != 0) {
            parts.add(messages.getMessage(
                    "scenarios.span." + unit, new Object[] {number}, LocaleContextHolder.getLocale()));
        }
    }
}
