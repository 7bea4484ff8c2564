package org.encorecrm.demo.shop;

import java.util.Locale;

/** Writes Russian names as people do in their e-mail addresses. */
final class Latin {

    private static final String RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    private static final String[] LATIN = {
        "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
        "kh", "ts", "ch", "sh", "sch", "", "y", "", "e", "yu", "ya"
    };

    private Latin() {}

    static String of(String russian) {
        var latin = new StringBuilder();
        russian.toLowerCase(Locale.ROOT).chars().forEach(letter -> {
            var at = RUSSIAN.indexOf(letter);
            latin.append(at < 0 ? "" : LATIN[at]);
        });
        return latin.toString();
    }
}
