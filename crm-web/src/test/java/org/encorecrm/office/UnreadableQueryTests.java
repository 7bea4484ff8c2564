package org.encorecrm.office;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An address that says something unreadable leads to the page all the same. */
@EncoreWebTest
class UnreadableQueryTests {

    @Autowired
    Api api;

    @Autowired
    Office office;

    @BeforeEach
    void enter() {
        office.enterAsAdministrator();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/reports/rfm?category=Toys%2FRobots&asOf=xyz|/reports/rfm?category=Toys%2FRobots|xyz",
                "/reports/assortment/group?category=&days=99999999999|/reports/assortment/group?category=|99999999999",
                "/customers?after=unreadable&q=anna|/customers?q=anna|unreadable"
            })
    void showsThePageWithoutItAndSaysSo(String asked, String shown, String value) {
        shows(asked, shown, value);
    }

    @Test
    void showsTheSegmentWhoeverIsAskedAbout() {
        var key = "unread-" + UUID.randomUUID();
        api.post("/api/v1/segments", "{\"key\": \"%s\", \"name\": \"A\", \"kind\": \"static\"}".formatted(key));

        shows("/segments/" + key + "?customer=somebody", "/segments/" + key, "somebody");
    }

    private void shows(String asked, String shown, String value) {
        var answer = office.get(asked);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith(shown);
        var page = office.get(shown);
        assertThat(page.body()).contains("notice-bad", value);
        assertThat(office.get(shown).body()).doesNotContain(value);
    }

    @Test
    void saysOfAMalformedAddressThatItIsOne() {
        assertThat(office.get("/orders/abc").status()).isEqualTo(404);
        assertThat(office.get("/reports/rfm?asOf=xyz", "HX-Request", "true").status())
                .isEqualTo(400);
    }
}
