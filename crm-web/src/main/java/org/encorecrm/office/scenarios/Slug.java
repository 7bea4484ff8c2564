package org.encorecrm.office.scenarios;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes a key out of a name: "Вторая покупка" becomes "vtoraya-pokupka". */
final class Slug {

    private static final Transliterator LATIN = Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII");

    private Slug() {}

    static String of(String name, Predicate<String> taken) {
        var latin = LATIN.transliterate(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var trimmed = latin.replaceAll("^-+|-+$", "");
        var base = trimmed.isEmpty() ? "scenario" : trimmed.substring(0, Math.min(60, trimmed.length()));
        var key = base;
        for (var number = 2; taken.test(key); number++) {
            key = base + "-" + number;
        }
        return key;
    }
}
