package org.encorecrm.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a customer is compared, normalised. A trait has no value, one, or several (phones). */
final class Traits {

    private static final String BETWEEN_TRAITS = "\u001f";
    private static final String BETWEEN_VALUES = "\u001e";
    private static final int MOST_VALUES = 5;

    private final Map<Trait, List<String>> values;

    private Traits(Map<Trait, List<String>> values) {
        this.values = values;
    }

    static Traits of(Map<Trait, List<String>> given) {
        Map<Trait, List<String>> values = new EnumMap<>(Trait.class);
        given.forEach((trait, several) -> {
            var kept = several.stream()
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .limit(MOST_VALUES)
                    .toList();
            if (!kept.isEmpty()) {
                values.put(trait, kept);
            }
        });
        return new Traits(values);
    }

    List<String> all(Trait trait) {
        return values.getOrDefault(trait, List.of());
    }

    @Nullable
    String one(Trait trait) {
        var all = all(trait);
        return all.isEmpty() ? null : all.get(0);
    }

    /** As it is kept in the database. */
    String text() {
        return Arrays.stream(Trait.values())
                .map(trait -> String.join(BETWEEN_VALUES, all(trait)))
                .collect(Collectors.joining(BETWEEN_TRAITS));
    }

    static Traits parse(String text) {
        Map<Trait, List<String>> values = new EnumMap<>(Trait.class);
        var traits = split(text, BETWEEN_TRAITS.charAt(0));
        for (int i = 0; i < Math.min(traits.size(), Trait.COUNT); i++) {
            if (!traits.get(i).isEmpty()) {
                values.put(Trait.values()[i], split(traits.get(i), BETWEEN_VALUES.charAt(0)));
            }
        }
        return new Traits(values);
    }

    private static List<String> split(String text, char at) {
        var parts = new ArrayList<String>();
        int begin = 0;
        for (int end = text.indexOf(at); end >= 0; end = text.indexOf(at, begin)) {
            parts.add(text.substring(begin, end));
            begin = end + 1;
        }
        parts.add(text.substring(begin));
        return parts;
    }
}
