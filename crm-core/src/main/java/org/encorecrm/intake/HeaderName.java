package org.encorecrm.intake;

import java.util.Locale;
import java.util.regex.Pattern;

/** Headers as they are compared: lower case words without signs, whatever way they were written. */
final class HeaderName {

    private static final Pattern HUMPS = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}№]+");

    private HeaderName() {}

    static String of(String header) {
        var words =
                HUMPS.matcher(header).replaceAll(" ").toLowerCase(Locale.ROOT).replace('ё', 'е');
        return SIGNS.matcher(words).replaceAll(" ").strip();
    }
}
