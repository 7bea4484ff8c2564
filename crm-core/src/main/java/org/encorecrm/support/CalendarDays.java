package org.encorecrm.support;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days that somebody listed: of every year ({@code --01-07} or {@code 07.01}) or of one ({@code 2027-01-11} or
 * {@code 11.01.2027}).
 */
public record CalendarDays(Set<MonthDay> yearly, Set<LocalDate> once) {

    /** More would be no list of exceptions. */
    private static final int MOST = 400;

    private static final Pattern SHORT = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})");
    private static final Pattern LONG = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");

    /** The public holidays that fall on the same day every year, by the country of the shop's phone numbers. */
    private static final Map<String, String> USUAL = Map.of(
            "RU", "01.01 02.01 03.01 04.01 05.01 06.01 07.01 08.01 23.02 08.03 01.05 09.05 12.06 04.11",
            "KZ", "01.01 02.01 07.01 08.03 21.03 22.03 23.03 01.05 07.05 09.05 06.07 30.08 25.10 16.12",
            "BY", "01.01 02.01 07.01 08.03 01.05 09.05 03.07 07.11 25.12");

    public static CalendarDays usual(String country) {
        return of(USUAL.getOrDefault(country, ""));
    }

    /** Days separated by white space, commas or semicolons; {@link InvalidInputException} names the first that is none. */
    public static CalendarDays of(String text) {
        var yearly = new TreeSet<MonthDay>();
        var once = new TreeSet<LocalDate>();
        for (var word : text.strip().split("[\\s,;]+")) {
            if (!word.isEmpty()) {
                add(word, yearly, once);
            }
        }
        if (yearly.size() + once.size() > MOST) {
            throw new InvalidInputException("", "must be at most " + MOST + " days");
        }
        return new CalendarDays(yearly, once);
    }

    public static CalendarDays of(Collection<String> words) {
        return of(String.join(" ", words));
    }

    private static void add(String word, Set<MonthDay> yearly, Set<LocalDate> once) {
        try {
            var day = everyYear(word);
            if (day != null) {
                yearly.add(day);
            } else {
                once.add(ofOneYear(word));
            }
        } catch (DateTimeException noDay) {
            throw new InvalidInputException("", "\"" + word + "\" is no day such as 2027-01-11 or --01-07");
        }
    }

    private static @Nullable MonthDay everyYear(String word) {
        var match = SHORT.matcher(word);
        if (match.matches()) {
            return MonthDay.of(Integer.parseInt(match.group(2)), Integer.parseInt(match.group(1)));
        }
        return word.startsWith("--") ? MonthDay.parse(word) : null;
    }

    private static LocalDate ofOneYear(String word) {
        var match = LONG.matcher(word);
        return match.matches()
                ? LocalDate.of(
                        Integer.parseInt(match.group(3)),
                        Integer.parseInt(match.group(2)),
                        Integer.parseInt(match.group(1)))
                : LocalDate.parse(word);
    }

    public boolean contains(LocalDate day) {
        return once.contains(day) || yearly.contains(MonthDay.from(day));
    }

    /** As ISO 8601 writes them, those of every year first. */
    public List<String> words() {
        var words = new ArrayList<String>();
        yearly.stream().sorted(Comparator.naturalOrder()).forEach(day -> words.add(day.toString()));
        once.stream().sorted(Comparator.naturalOrder()).forEach(day -> words.add(day.toString()));
        return words;
    }
}
