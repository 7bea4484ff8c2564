package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.encorecrm.criteria.Catalogue;
import org.encorecrm.criteria.Field;
import org.encorecrm.criteria.FieldSet;
import org.junit.jupiter.api.Test;

/**
 * Explain, membership and plain Java are compared over random trees: whatever may be asked stands in them, so that no
 * new field escapes the comparison.
 */
class RandomTreesCoverTheCatalogueTests {

    /** Proven by tests of their own, where plain Java has all that they are made of. */
    private static final Set<String> ELSEWHERE = Set.of("prediction.nextOrderAt."); // CategoryPredictionTests

    private static final Pattern FIELD = Pattern.compile("'field': '([^']+)'");

    private final Set<String> asked = asked();

    @Test
    void everyFieldOfCustomersEventsAndPurchasesIsAskedAbout() {
        for (var set : List.of(Catalogue.CUSTOMER, Catalogue.EVENT, Catalogue.PURCHASE)) {
            assertThat(set.fields().stream().map(Field::key))
                    .as("fields of the catalogue that no random tree names")
                    .allSatisfy(key -> assertThat(asked).contains(key));
        }
    }

    @Test
    void everyFamilyOfFieldsHasAMemberThatIsAskedAbout() {
        for (var set : List.of(Catalogue.CUSTOMER, Catalogue.EVENT, Catalogue.PURCHASE)) {
            assertThat(set.families().stream()
                            .map(FieldSet.Family::prefix)
                            .filter(prefix -> !ELSEWHERE.contains(prefix)))
                    .allSatisfy(prefix -> assertThat(asked).anyMatch(key -> key.startsWith(prefix)));
        }
    }

    private static Set<String> asked() {
        var trees = new RandomTrees(new SplittableRandom(1), LocalDate.of(2026, 11, 22));
        var keys = new HashSet<String>();
        for (var i = 0; i < 20_000; i++) {
            FIELD.matcher(trees.tree(1, List.of("other"))).results().forEach(found -> keys.add(found.group(1)));
        }
        return keys;
    }
}
