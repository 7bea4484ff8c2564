package org.encorecrm.duplicate;

import com.ibm.icu.text.Transliterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.commons.codec.language.DoubleMetaphone;

/** Brings what people type into one alphabet, and what sounds the same into one word. */
final class Spelling {

    private static final Transliterator LATIN =
            Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII; Lower");

    /** Ways to write the same Cyrillic letter, and the same sound, in Latin ones; the longer before the shorter. */
    private static final List<Map.Entry<String, String>> FOLDS = List.of(
            Map.entry("shch", "sh"),
            Map.entry("sch", "sh"),
            Map.entry("kh", "h"),
            Map.entry("ph", "f"),
            Map.entry("ck", "k"),
            Map.entry("x", "ks"),
            Map.entry("tz", "ts"),
            Map.entry("iy", "i"),
            Map.entry("yy", "i"),
            Map.entry("j", "i"),
            Map.entry("y", "i"),
            Map.entry("ia", "a"),
            Map.entry("iu", "u"),
            Map.entry("io", "o"),
            Map.entry("ie", "e"),
            Map.entry("w", "v"));

    private static final int REMEMBERED = 50_000;
    /** Names, towns and streets come again, longer texts do not. */
    private static final int LONGEST_REMEMBERED = 40;

    private static final Map<String, String> PLAIN = new ConcurrentHashMap<>();
    private static final Map<String, String> SOUNDS = new ConcurrentHashMap<>();
    private static final Map<String, String> SKELETONS = new ConcurrentHashMap<>();

    private Spelling() {}

    /** Lower-case Latin letters, digits and single spaces. */
    static String plain(String text) {
        return isPlain(text) || text.length() > LONGEST_REMEMBERED
                ? plainOf(text)
                : remembered(PLAIN, text, Spelling::plainOf);
    }

    private static String plainOf(String text) {
        var latin = isPlain(text) ? text.toLowerCase(Locale.ROOT) : LATIN.transliterate(text);
        var plain = new StringBuilder(latin.length());
        for (int i = 0; i < latin.length(); i++) {
            var c = latin.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                plain.append(c);
            } else if (c != '\''
                    && c != '"'
                    && c != '`'
                    && plain.length() > 0
                    && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        }
        return plain.toString().strip();
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    /** One word for all ways to transliterate a name. */
    static String skeleton(String word) {
        return remembered(SKELETONS, word, Spelling::skeletonOf);
    }

    private static String skeletonOf(String word) {
        var folded = word;
        for (var fold : FOLDS) {
            folded = folded.replace(fold.getKey(), fold.getValue());
        }
        var single = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            if (i == 0 || folded.charAt(i) != folded.charAt(i - 1)) {
                single.append(folded.charAt(i));
            }
        }
        return single.toString();
    }

    /** What it sounds like; a word of no letters sounds like itself. */
    static String sound(String word) {
        return remembered(SOUNDS, word, Spelling::soundOf);
    }

    /** Names repeat: a look-up instead of a dozen replacements is what makes comparing millions of pairs quick. */
    private static String remembered(Map<String, String> memory, String word, UnaryOperator<String> work) {
        var known = memory.get(word);
        if (known != null) {
            return known;
        }
        if (memory.size() > REMEMBERED) {
            memory.clear();
        }
        var worked = work.apply(word);
        memory.put(word, worked);
        return worked;
    }

    private static String soundOf(String word) {
        var metaphone = new DoubleMetaphone();
        metaphone.setMaxCodeLen(6);
        var sound = metaphone.doubleMetaphone(word);
        return sound == null || sound.isEmpty() ? word : sound;
    }
}
