package org.encorecrm.customer;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into a search, and what it may be: words of a name, an e-mail, a phone in any spelling or its end, the
 * number of a customer, an order, a card or of the shop's.
 *
 * @param typed without blanks around and more than one between words
 * @param digits nothing but the digits when it is a number, however it is grouped; else empty
 * @param words of a name, in any order
 */
record SearchText(String typed, String digits, List<SearchWord> words) {

    static final int LONGEST = 320;
    private static final int MOST_WORDS = 6;
    private static final int LONGEST_ID = 18;
    private static final int NATIONAL_DIGITS = 10;
    private static final int SHORTEST_END = 4;
    private static final int SHORTEST_BEGINNING = 3;

    static SearchText of(String text) {
        var strange = text.codePoints().anyMatch(c -> Character.isISOControl(c) || c >= 0xD800 && c < 0xE000);
        if (strange || text.length() > LONGEST) {
            throw new InvalidInputException("?q", "must be at most " + LONGEST + " plain characters");
        }
        var typed = text.strip().replaceAll("\\s+", " ").replaceFirst("^№ ?", "");
        var digits = typed.replaceAll("[\\s()+.–-]", "");
        var number = digits.matches("[0-9]+");
        var words = number
                ? List.<SearchWord>of()
                : Arrays.stream(typed.split(" "))
                        .filter(word -> !word.isEmpty())
                        .limit(MOST_WORDS)
                        .map(SearchWord::new)
                        .toList();
        return new SearchText(typed, number ? digits : "", words);
    }

    boolean isEmpty() {
        return typed.isEmpty();
    }

    boolean isNumber() {
        return !digits.isEmpty();
    }

    /** Words that a name can begin with, none of them the end of a phone. */
    boolean isName() {
        return !isNumber()
                && !isAddress()
                && typed.length() > 1
                && words.stream().noneMatch(SearchWord::isPhoneEnd);
    }

    boolean isAddress() {
        return typed.indexOf('@') >= 0 && words.size() == 1;
    }

    /** The number of a customer, if it can be one. */
    @Nullable
    Long id() {
        return isNumber() && digits.length() <= LONGEST_ID ? Long.valueOf(digits) : null;
    }

    /** What identifies exactly. */
    Set<String> exact(String region) {
        var exact = new LinkedHashSet<>(List.of(typed, typed.toLowerCase(Locale.ROOT)));
        if (isNumber()) {
            exact.add(digits);
            var phone = PhoneNumbers.normalise(typed, region);
            if (phone != null) {
                exact.add(phone.value());
            }
        }
        return exact;
    }

    /** Patterns of the beginnings of what identifies: addresses, numbers of cards and of the shop, phones. */
    Set<String> beginnings(String region) {
        var beginnings = new LinkedHashSet<String>();
        if (typed.length() >= SHORTEST_BEGINNING) {
            beginnings.add(like(typed) + "%");
            beginnings.add(like(typed.toLowerCase(Locale.ROOT)) + "%");
        }
        if (digits.length() >= SHORTEST_BEGINNING) {
            var country = String.valueOf(PhoneNumberUtil.getInstance().getCountryCodeForRegion(region));
            beginnings.add(digits + "%");
            beginnings.add("+" + digits + "%");
            beginnings.add("+" + country + digits + "%");
            // Whoever dials at home begins with 8 or 0 instead of the country.
            if (digits.startsWith("8") || digits.startsWith("0")) {
                beginnings.add("+" + country + digits.substring(1) + "%");
            }
        }
        return beginnings;
    }

    /** A pattern of the end of a phone, read backwards; null when too little was typed. */
    @Nullable
    String phoneEnd() {
        return digits.length() < SHORTEST_END ? null : reversed(digits) + "%";
    }

    private static String reversed(String digits) {
        var national = digits.substring(Math.max(0, digits.length() - NATIONAL_DIGITS));
        return new StringBuilder(national).reverse().toString();
    }

    /** What the pattern language would read as its own signs is text here. */
    static String like(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
