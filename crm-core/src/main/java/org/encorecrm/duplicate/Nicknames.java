package org.encorecrm.duplicate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What people are called at home: a line of nicknames.txt is a name and its pet names. A pet name may belong to several
 * names (Саша).
 */
final class Nicknames {

    private static final Map<String, Set<String>> NAMES = read();

    private Nicknames() {}

    /** The names a (plain) first name stands for, as skeletons; itself when nothing is known about it. */
    static Set<String> of(String first) {
        var skeleton = Spelling.skeleton(first);
        return NAMES.getOrDefault(skeleton, Set.of(skeleton));
    }

    static boolean same(String one, String other) {
        var names = of(one);
        for (var name : of(other)) {
            if (names.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> names = new HashMap<>();
        var file = Objects.requireNonNull(Nicknames.class.getResourceAsStream("nicknames.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        var words = line.strip().split("[\\s,:]+");
                        var name = Spelling.skeleton(Spelling.plain(words[0]));
                        for (var word : words) {
                            names.computeIfAbsent(Spelling.skeleton(Spelling.plain(word)), any -> new TreeSet<>())
                                    .add(name);
                        }
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return names;
    }
}
