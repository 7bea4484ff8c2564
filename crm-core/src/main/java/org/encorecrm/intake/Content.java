package org.encorecrm.intake;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.encorecrm.intake.sheet.Row;

/** What cells look like. */
final class Content {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]{2,}");
    private static final Pattern PHONE =
            Pattern.compile("'?\\+?[78][\\s(\\-]*\\d{3}[\\s)\\-]*\\d{3}[\\s\\-]*\\d{2}[\\s\\-]*\\d{2}");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})([ T,].*)?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d\\s\\u00A0]*([.,]\\d+)?");

    private Content() {}

    /** Whether four of five cells that say something are so. */
    static boolean most(List<Row> sample, int column, Predicate<String> looks) {
        var said = sample.stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
        return !said.isEmpty() && said.stream().filter(looks).count() * 5 >= said.size() * 4L;
    }

    static boolean isEmail(String cell) {
        return EMAIL.matcher(cell).matches();
    }

    static boolean isPhone(String cell) {
        return PHONE.matcher(cell).matches();
    }

    /** A column of nothing but "M" may as well be of sizes: something surer has to be in it. */
    static boolean tellsSex(List<Row> sample, int column) {
        return most(sample, column, cell -> Words.sex(cell) != null)
                && sample.stream()
                        .map(row -> row.cell(column).toLowerCase(Locale.ROOT))
                        .anyMatch(cell -> Words.sex(cell) != null && !cell.equals("m") && !cell.equals("м"));
    }

    static boolean isDate(String cell) {
        return DATE.matcher(cell).matches();
    }

    /** Whether it is something that is in columns and not over them. */
    static boolean isValue(String cell) {
        return isEmail(cell)
                || isPhone(cell)
                || isDate(cell)
                || NUMBER.matcher(cell).matches();
    }
}
