package org.encorecrm.office;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Why two records may be one person's, in the reader's language. */
@Component
public class DuplicateWords {

    private final MessageSource messages;

    DuplicateWords(MessageSource messages) {
        this.messages = messages;
    }

    public List<String> of(List<String> reasons) {
        return reasons.stream().map(this::of).toList();
    }

    /** A trait and a level of agreement ({@code birth_date.close}), or the name of a rule. */
    public String of(String reason) {
        var dot = reason.indexOf('.');
        if (dot < 0) {
            return text("duplicates.rule." + reason, reason);
        }
        if (reason.equals("names.swapped")) {
            return text("duplicates.swapped", reason);
        }
        return text("duplicates.trait." + reason.substring(0, dot), reason) + ": "
                + text("duplicates.level." + reason.substring(dot + 1), reason);
    }

    /** A sex by its code. */
    public String sex(String code) {
        return text("customers.sex." + code, code);
    }

    /** Rounded down: nothing short of certain is called a hundred per cent. */
    public static String certainty(double probability) {
        var format = NumberFormat.getPercentInstance(LocaleContextHolder.getLocale());
        format.setMaximumFractionDigits(2);
        format.setRoundingMode(RoundingMode.DOWN);
        return format.format(probability);
    }

    private String text(String key, String otherwise) {
        var text = messages.getMessage(key, null, otherwise, LocaleContextHolder.getLocale());
        return text == null ? otherwise : text;
    }
}
