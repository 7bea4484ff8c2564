package org.encorecrm.office.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the search: words, an e-mail, a phone in any spelling or its last digits, a number of an order.
 *
 * @param patterns each must occur in the names or addresses; empty when nothing usable was typed
 * @param exact identifiers it may be
 */
record Wanted(String typed, List<String> patterns, List<String> exact) {

    /** Below three characters a trigram index finds nothing, and the list would be the whole base. */
    private static final int SHORTEST = 3;

    private static final int NATIONAL_DIGITS = 10;
    private static final int MOST_WORDS = 6;

    static Wanted of(@Nullable String text, String phoneRegion) {
        var typed = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        var digits = typed.replaceAll("[\\s()+.-]", "");
        if (digits.matches("\\d{3,}")) {
            var last = digits.substring(Math.max(0, digits.length() - NATIONAL_DIGITS));
            return new Wanted(
                    typed,
                    List.of(pattern(last)),
                    Stream.of(phone(typed, phoneRegion), typed, digits)
                            .distinct()
                            .toList());
        }
        var words = Arrays.stream(typed.split(" "))
                .filter(word -> word.length() >= SHORTEST)
                .limit(MOST_WORDS)
                .map(Wanted::pattern)
                .toList();
        return new Wanted(typed, words, List.of(typed.toLowerCase(Locale.ROOT), typed));
    }

    boolean isEmpty() {
        return typed.isEmpty();
    }

    boolean isTooShort() {
        return !isEmpty() && patterns.isEmpty();
    }

    private static String pattern(String text) {
        return "%" + like(text) + "%";
    }

    /** What the pattern language would read as its own signs is text here. */
    static String like(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static String phone(String typed, String region) {
        try {
            var phones = PhoneNumberUtil.getInstance();
            return phones.format(phones.parse(typed, region), PhoneNumberFormat.E164);
        } catch (NumberParseException notANumber) {
            return typed;
        }
    }
}
