package org.encorecrm.api.assortment;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.encorecrm.assortment.Advice;
import org.encorecrm.assortment.AdviceWords;
import org.jspecify.annotations.Nullable;

/** Advice as counts, and in words. Percents are whole, and null of nobody. */
record AdviceAnswer(
        String category,
        int days,
        String judgedBy,
        LocalDate judgedOn,
        int judgedAfterDays,
        Caught gone,
        Caught returned,
        long tooRecent,
        @Nullable Integer goneAmongCaughtPercent,
        Caught pauses,
        Text en,
        Text ru) {

    static AdviceAnswer of(Advice advice) {
        return new AdviceAnswer(
                advice.category(),
                advice.days(),
                advice.judgedBy(),
                advice.judgedOn(),
                advice.judgedAfter(),
                new Caught(advice.gone(), advice.goneCaught(), advice.gonePercent()),
                new Caught(advice.returned(), advice.returnedCaught(), advice.returnedPercent()),
                advice.tooRecent(),
                advice.hitPercent(),
                new Caught(advice.pauses(), advice.pausesReached(), advice.pausesPercent()),
                Text.of(advice, Locale.ENGLISH),
                Text.of(advice, Locale.forLanguageTag("ru")));
    }

    /** How many there are, and how many of them the limit reaches. */
    record Caught(long all, long caught, @Nullable Integer percent) {}

    /** The sentence and what it rests on. */
    record Text(String sentence, List<String> grounds) {

        static Text of(Advice advice, Locale locale) {
            var words = new AdviceWords(locale);
            return new Text(words.sentence(advice), words.grounds(advice));
        }
    }
}
