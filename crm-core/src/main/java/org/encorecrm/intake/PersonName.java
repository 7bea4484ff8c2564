package org.encorecrm.intake;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * A full name in one cell. A patronymic tells the order; without one Russian lists put the surname first and others the
 * given name.
 */
final class PersonName {

    private static final Pattern PATRONYMIC = Pattern.compile("(?iu).+(вич|вна|чна|оглы|кызы|уулу|vich|vna)");
    private static final Pattern CYRILLIC = Pattern.compile("(?u).*\\p{IsCyrillic}.*");

    private PersonName() {}

    static void put(ObjectNode person, String text) {
        var words = List.of(text.strip().split("[\\s\\u00A0]+"));
        if (words.size() == 1) {
            put(person, "firstName", words.get(0));
        } else if (words.size() == 2) {
            twoWords(person, words);
        } else if (isPatronymic(words.get(1)) && !isPatronymic(words.get(2))) {
            put(person, "firstName", words.get(0));
            put(person, "middleName", words.get(1));
            put(person, "lastName", String.join(" ", words.subList(2, words.size())));
        } else if (CYRILLIC.matcher(text).matches()) {
            put(person, "lastName", words.get(0));
            put(person, "firstName", words.get(1));
            put(person, "middleName", String.join(" ", words.subList(2, words.size())));
        } else {
            put(person, "firstName", words.get(0));
            put(person, "middleName", String.join(" ", words.subList(1, words.size() - 1)));
            put(person, "lastName", words.get(words.size() - 1));
        }
    }

    private static void twoWords(ObjectNode person, List<String> words) {
        if (isPatronymic(words.get(1))) {
            put(person, "firstName", words.get(0));
            put(person, "middleName", words.get(1));
            return;
        }
        var surnameFirst = CYRILLIC.matcher(words.get(0)).matches();
        put(person, "lastName", words.get(surnameFirst ? 0 : 1));
        put(person, "firstName", words.get(surnameFirst ? 1 : 0));
    }

    private static boolean isPatronymic(String word) {
        return PATRONYMIC.matcher(word.toLowerCase(Locale.ROOT)).matches();
    }

    /** A column of its own outranks what was cut out of this one. */
    private static void put(ObjectNode person, String field, String word) {
        if (!person.has(field)) {
            person.put(field, word);
        }
    }
}
