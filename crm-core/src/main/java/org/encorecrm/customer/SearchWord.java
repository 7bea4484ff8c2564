package org.encorecrm.customer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A word somebody typed, as {@code core.searched} has what it is compared with, and as other people would spell it. */
record SearchWord(String typed) {

    private static final String CYRILLIC = "абвгдеёзийыклмнопрстуфхцэжчшщюяіїєґәғқңөұүһj";
    private static final String LATIN = "abvgdeeziyyklmnoprstufhcežčšŝûâiiegagknouuhy";
    private static final String SILENT = "ъь";

    /** Letters that Latin spells with several: longer spellings first. */
    private static final List<String[]> SPELLINGS = List.of(
            new String[] {"shch", "ŝ"},
            new String[] {"sch", "ŝ"},
            new String[] {"zh", "ž"},
            new String[] {"kh", "h"},
            new String[] {"ts", "c"},
            new String[] {"tz", "c"},
            new String[] {"ch", "č"},
            new String[] {"sh", "š"},
            new String[] {"yu", "û"},
            new String[] {"iu", "û"},
            new String[] {"ya", "â"},
            new String[] {"yo", "e"},
            new String[] {"x", "ks"});

    /** How a name in Cyrillic may stand in a passport or an address: for records kept in Latin. Single letters first. */
    private static final List<String[]> PASSPORT = List.of(
            new String[] {"h", "kh"},
            new String[] {"c", "ts"},
            new String[] {"ŝ", "shch"},
            new String[] {"ž", "zh"},
            new String[] {"č", "ch"},
            new String[] {"š", "sh"},
            new String[] {"û", "yu"},
            new String[] {"â", "ya"});

    /** Letter by letter, as the function in the database. */
    static String searched(String text) {
        var searched = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints().forEach(letter -> {
            var place = CYRILLIC.indexOf(letter);
            if (place >= 0) {
                searched.append(LATIN.charAt(place));
            } else if (SILENT.indexOf(letter) < 0) {
                searched.appendCodePoint(letter);
            }
        });
        return searched.toString();
    }

    /** What to look for: one way to write it for most words, three or four for those with letters like ж, ю and я. */
    Set<String> spellings() {
        var plain = searched(typed);
        var forms = new LinkedHashSet<String>();
        forms.add(plain);
        if (isCyrillic()) {
            forms.add(respelt(plain, PASSPORT));
        } else {
            var letters = respelt(plain, SPELLINGS);
            forms.add(letters);
            forms.add(letters.replace("ia", "iâ"));
            forms.add(letters.replace("ia", "â"));
        }
        return forms;
    }

    /** The end of a phone among the words of a name. */
    boolean isPhoneEnd() {
        return typed.matches("[0-9]{4,}");
    }

    private boolean isCyrillic() {
        return typed.codePoints()
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC);
    }

    private static String respelt(String text, List<String[]> spellings) {
        var respelt = text;
        for (var spelling : spellings) {
            respelt = respelt.replace(spelling[0], spelling[1]);
        }
        return respelt;
    }
}
