package org.encorecrm.office.assortment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.encorecrm.assortment.Advice;
import org.encorecrm.assortment.AdviceWords;
import org.jspecify.annotations.Nullable;

/** Advice as a page says it; without a sentence there is too little history. */
public record Said(@Nullable Advice advice, @Nullable String sentence, List<String> grounds) {

    public static Said of(Optional<Advice> advice, Locale locale) {
        var words = new AdviceWords(locale);
        return advice.map(given -> new Said(given, words.sentence(given), words.grounds(given)))
                .orElse(new Said(null, null, List.of()));
    }
}
