package org.encorecrm.office.segments;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is left unfinished in the constructor is said in its place. */
@EncoreWebTest
class ConstructorPagesTests {

    @Autowired
    Office office;

    @BeforeEach
    void enter() {
        office.enterAsAdministrator();
    }

    @ParameterizedTest
    @CsvSource({"customer.sex,in", "customer.sex,notIn", "customer.tags,in", "orders.count,in", "customer.firstName,in"
    })
    void asksForTheValuesOfAnEmptyList(String field, String operator) {
        String[] form = {
            "name",
            "Kept " + field,
            "kind",
            "DYNAMIC",
            "r.type",
            "all",
            "r.0.type",
            "field",
            "r.0.field",
            field,
            "r.0.op",
            operator,
            "r.0.value",
            " "
        };

        var count = office.post("/segments/constructor/count", form);
        assertThat(count.status()).isEqualTo(200);
        assertThat(count.body()).contains("count-box").doesNotContain("count-value");

        var saved = office.post("/segments/constructor", form);
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body()).contains("Kept " + field, "is-wrong", "name=\"r.0.field\" value=\"" + field + "\"");
    }

    @ParameterizedTest
    @CsvSource({"New,new-", "Preview,preview-", "Brake,brake-"})
    void keepsAddressesOfPagesOutOfKeys(String name, String key) {
        var saved = office.post("/segments/constructor", "name", name, "kind", "STATIC", "r.type", "all");

        assertThat(saved.header("Location")).as(saved.body()).containsPattern("/segments/" + key + "\\d+$");
    }

    @Test
    void refusesAStepOfABacktestThatIsNoLengthOfTime() {
        for (var step : new String[] {"a week", "", "P1W2", "PT5X"}) {
            var refused = office.post("/segments/any/backtest", "from", "2026-01-01", "to", "2026-01-31", "step", step);

            assertThat(refused.status()).as(step).isEqualTo(200);
        }
    }

    @Test
    void beginsEmptyWhereGivenCriteriaAreIncomplete() {
        var criteria = "{\"field\": \"customer.sex\", \"op\": \"in\", \"value\": []}";

        var page = office.get("/segments/new?criteria=" + URLEncoder.encode(criteria, StandardCharsets.UTF_8));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("id=\"builder\"");
    }
}
