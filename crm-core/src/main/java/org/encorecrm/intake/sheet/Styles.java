package org.encorecrm.intake.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which cell styles of an XLSX show their number as a date or time. */
final class Styles {

    /** Texts in quotes, colours and conditions in brackets, and characters that stand for themselves. */
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.");

    private final BitSet dates = new BitSet();

    /** @param xml null when the file has no styles */
    static Styles of(@Nullable InputStream xml) throws IOException {
        var styles = new Styles();
        if (xml != null) {
            try (xml;
                    var reader = new Xml(xml)) {
                styles.read(reader);
            }
        }
        return styles;
    }

    private void read(Xml xml) {
        Map<Integer, String> formats = new HashMap<>();
        var style = 0;
        var inCells = false;
        while (xml.next()) {
            if (xml.begins("numFmt")) {
                formats.put(number(xml.attribute("numFmtId")), String.valueOf(xml.attribute("formatCode")));
            } else if (xml.begins("cellXfs")) {
                inCells = true;
            } else if (xml.ends("cellXfs")) {
                inCells = false;
            } else if (inCells && xml.begins("xf")) {
                var format = number(xml.attribute("numFmtId"));
                dates.set(style++, isDate(format, formats.get(format)));
            }
        }
    }

    /** By ECMA-376, part 1, 18.8.30: 14 to 22 and 45 to 47 everywhere, 27 to 36 and 50 to 58 in East Asia. */
    private static boolean isDate(int format, @Nullable String code) {
        if (code != null) {
            return LITERALS.matcher(code)
                    .replaceAll("")
                    .toLowerCase(Locale.ROOT)
                    .matches("(?s).*[ymdhs].*");
        }
        return format >= 14 && format <= 22
                || format >= 27 && format <= 36
                || format >= 45 && format <= 47
                || format >= 50 && format <= 58;
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }

    boolean isDate(@Nullable String style) {
        return style != null && dates.get(Math.max(0, number(style)));
    }
}
