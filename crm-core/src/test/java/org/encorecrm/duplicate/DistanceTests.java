package org.encorecrm.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What spares a distance by a bound answers as the distance itself. */
class DistanceTests {

    private static final int PAIRS = 20_000;

    @RepeatedTest(3)
    void boundsDecideAsTheDistancesWould(RepetitionInfo turn) {
        var random = new SplittableRandom(turn.getCurrentRepetition());
        var jaroWinkler = new JaroWinklerSimilarity();
        var slips = new DamerauLevenshteinDistance();
        int alike = 0;
        for (int i = 0; i < PAIRS; i++) {
            var one = word(random);
            var other = random.nextInt(3) == 0 ? word(random) : slipped(one, random);
            for (var least : new double[] {0.84, 0.9, 0.92}) {
                var isAlike = jaroWinkler.apply(one, other) >= least;
                alike += isAlike ? 1 : 0;
                assertThat(Distance.isAlike(one, other, least))
                        .as("%s and %s, %s", one, other, least)
                        .isEqualTo(isAlike);
            }
            assertThat(Distance.slips(one, other))
                    .as("%s and %s", one, other)
                    .isEqualTo(Math.min(3, slips.apply(one, other)));
        }
        assertThat(alike).isBetween(PAIRS / 3, 2 * PAIRS);
    }

    private static String word(SplittableRandom random) {
        return random.ints(random.nextInt(1, 16), 0, 8)
                .mapToObj(letter -> letter < 6 ? Character.toString('a' + letter) : letter == 6 ? "@" : "7")
                .reduce("", String::concat);
    }

    private static String slipped(String word, SplittableRandom random) {
        var slipped = new StringBuilder(word);
        for (int slips = random.nextInt(5); slips > 0; slips--) {
            var at = random.nextInt(slipped.length());
            switch (random.nextInt(3)) {
                case 0 -> slipped.insert(at, (char) ('a' + random.nextInt(8)));
                case 1 -> slipped.setCharAt(at, (char) ('a' + random.nextInt(8)));
                default -> slipped.append(slipped.charAt(at));
            }
        }
        return slipped.toString();
    }
}
