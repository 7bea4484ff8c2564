package org.encorecrm.binary;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.encorecrm.assortment.AssortmentSteps;
import org.encorecrm.assortment.Buyers;
import org.encorecrm.assortment.SurveyWorker;
import org.encorecrm.assortment.Surveys;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@EncoreTest
@Import(Buyers.class)
class WordsTests {

    @Autowired
    Buyers buyers;

    @Autowired
    Surveys surveys;

    @Autowired
    SurveyWorker worker;

    @Autowired
    AssortmentSteps steps;

    @Autowired
    BinaryWords words;

    @Autowired
    WordSettings wordSettings;

    @Autowired
    Settings settings;

    private final String root = "W-" + UUID.randomUUID();

    @Test
    void sharesAreThoseOfTheExampleInTheDocs() {
        settings.put("binary.minimumCustomers", "2");
        settings.put("binary.anchors", "2");
        // Periods of 10 days, 3 of them. Latest first, with the two periods before: 1 0 1 | 0 0, 0 1 1 | 0 0, 0 1 0 | 1
        // 0.
        buyers.buys(root, 25, 3);
        buyers.buys(root, 29, 12);
        buyers.buys(root, 31, 15);
        survey();
        steps.type(root, 10);
        wordSettings.change(3, true);

        survey();

        var table = words.of(root);
        assertThat(table.days()).isEqualTo(10);
        assertThat(table.words())
                .containsExactly(
                        // 10 days ago: Boris 1 1 0 and Clara 1 0 1, of whom nobody bought since.
                        new WordRow("110", 6, 0, 1, 0, null, 1, null),
                        new WordRow("101", 5, 1, 1, 0, null, 1, null),
                        // 20 days ago: Anna and Boris 1 0 0; Boris bought in the period after.
                        new WordRow("100", 4, 0, 2, 1, 50, 2, 50),
                        new WordRow("011", 3, 1, 0, 0, null, 0, null),
                        // 10 days ago Anna, who bought after; 20 days ago Clara, who bought after; Clara's now.
                        new WordRow("010", 2, 1, 2, 2, 100, 2, 100));
    }

    @Test
    void wordsOfOneLinearWeightShareItsCount() {
        settings.put("binary.minimumCustomers", "2");
        settings.put("binary.anchors", "2");
        buyers.buys(root, 25, 3);
        buyers.buys(root, 29, 12);
        buyers.buys(root, 31, 15);
        survey();
        steps.type(root, 10);
        wordSettings.change(3, false);

        survey();

        // 100 and 011 weigh 3 both: of the two observed one bought.
        assertThat(words.of(root).words())
                .contains(new WordRow("100", 3, 0, 2, 1, 50, 2, 50), new WordRow("011", 3, 1, 0, 0, null, 2, 50));
    }

    @Test
    void linearWeightsAddUpPlaces() {
        assertThat(BinaryWords.weight("101", true)).isEqualTo(5);
        assertThat(BinaryWords.weight("101", false)).isEqualTo(4);
        assertThat(BinaryWords.weight("011", false)).isEqualTo(3);
    }

    @Test
    void wordsAndSharesAreWhatPlainJavaFinds() {
        settings.put("binary.minimumCustomers", "5");
        wordSettings.change(4, true);
        var random = new SplittableRandom(5);
        var lives = new ArrayList<List<Integer>>();
        for (var i = 0; i < 80; i++) {
            var days = new ArrayList<Integer>();
            for (var n = random.nextInt(6); n >= 0; n--) {
                days.add(random.nextInt(120));
            }
            buyers.buys(root, days.stream().mapToInt(day -> day).toArray());
            lives.add(days);
        }
        survey();
        steps.type(root, 9);

        survey();

        var found = words.of(root).words().stream()
                .collect(Collectors.toMap(
                        WordRow::word,
                        row -> "%d %d %d %s"
                                .formatted(
                                        row.customers(), row.observed(), row.boughtNext(), row.nextPurchaseShare())));
        assertThat(new TreeMap<>(found)).isEqualTo(plain(lives, 9, 4, 6, 5));
    }

    /** Looks at every customer on every day anew, with nothing but days. */
    private static Map<String, String> plain(List<List<Integer>> lives, int step, int periods, int anchors, int least) {
        var tallies = new TreeMap<String, int[]>();
        for (var life : lives) {
            for (var j = 0; j <= anchors; j++) {
                var looked = j * step;
                var before = life.stream().filter(day -> day >= looked).toList();
                if (before.isEmpty()) {
                    continue;
                }
                var word = new StringBuilder();
                for (var k = 0; k < periods; k++) {
                    var from = looked + k * step;
                    word.append(before.stream().anyMatch(day -> day >= from && day < from + step) ? '1' : '0');
                }
                var tally = tallies.computeIfAbsent(word.toString(), unseen -> new int[3]);
                tally[j == 0 ? 0 : 1]++;
                if (j > 0 && life.stream().anyMatch(day -> day < looked && day >= looked - step)) {
                    tally[2]++;
                }
            }
        }
        var rows = new TreeMap<String, String>();
        tallies.forEach((word, tally) -> rows.put(
                word,
                "%d %d %d %s"
                        .formatted(
                                tally[0],
                                tally[1],
                                tally[2],
                                tally[1] < least ? "null" : Math.round(100.0 * tally[2] / tally[1]))));
        return rows;
    }

    private void survey() {
        surveys.start();
        worker.toEnd();
    }

    @AfterEach
    void takeThemAway() {
        buyers.goAway();
        buyers.forget(root);
        wordSettings.change(8, true);
        settings.put("binary.minimumCustomers", "30");
        settings.put("binary.anchors", "6");
    }
}
