package org.encorecrm.scenario;

import java.util.Arrays;
import java.util.Locale;
import org.encorecrm.support.json.Document;

/** Fields that hold one word of a few. */
final class Words {

    private Words() {}

    static <E extends Enum<E>> E read(Document document, String name, Class<E> type, E otherwise) {
        var words = Arrays.stream(type.getEnumConstants())
                .map(known -> known.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        var word = document.word(name, words).orNull();
        return word == null ? otherwise : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
