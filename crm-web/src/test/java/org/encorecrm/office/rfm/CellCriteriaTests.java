package org.encorecrm.office.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CellCriteriaTests {

    private static final Map<String, double[]> BOUNDARIES =
            Map.of("r", new double[] {0.8, 6.4, 14, 22}, "f", new double[] {1, 2, 4, 9});

    @Test
    void namesKeptScores() {
        assertThat(CellCriteria.ofScores(5, 4)).isEqualTo("""
                {"all":[{"field":"rfm.r","op":"eq","value":5},{"field":"rfm.f","op":"eq","value":4}]}""");
    }

    @Test
    void countsPurchasesOfAGroupBetweenItsBoundaries() {
        assertThat(CellCriteria.ofGroup("Toys", 3, 4, BOUNDARIES))
                .isEqualTo("{\"all\":["
                        + leaf("\"count\":{\"op\":\"between\",\"value\":[5,9]}") + ","
                        + leaf("\"within\":\"P15D\"") + ","
                        + leaf("\"within\":\"P7D\",\"count\":{\"op\":\"eq\",\"value\":0}") + "]}");
    }

    @Test
    void leavesTheOuterBandsOpen() {
        assertThat(CellCriteria.ofGroup("Toys", 5, 5, BOUNDARIES))
                .contains("{\"op\":\"gte\",\"value\":10}", "\"within\":\"P1D\"")
                .doesNotContain("\"eq\"");
        assertThat(CellCriteria.ofGroup("Toys", 1, 1, BOUNDARIES))
                .contains("[1,1]", "\"within\":\"P23D\",\"count\":{\"op\":\"eq\",\"value\":0}");
    }

    @Test
    void knowsWhichCellsThereAre() {
        assertThat(CellCriteria.exists(1, 5, BOUNDARIES)).isTrue();
        assertThat(CellCriteria.exists(5, 6, BOUNDARIES)).isFalse();
        assertThat(CellCriteria.exists(0, 1, BOUNDARIES)).isFalse();
        assertThat(CellCriteria.exists(1, 1, Map.of())).isTrue();
        assertThat(CellCriteria.exists(2, 1, Map.of())).isFalse();
    }

    private static String leaf(String more) {
        return "{\"purchase\":[{\"field\":\"item.category\",\"op\":\"under\",\"value\":\"Toys\"}]," + more + "}";
    }
}
