package org.encorecrm.office.home;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.encorecrm.office.home.HomeTallies.DayAsked;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@EncoreWebTest
class HomePageTests {

    @Autowired
    HomeTallies tallies;

    @Autowired
    Today today;

    @Autowired
    Settings settings;

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final String order = UUID.randomUUID().toString();

    @BeforeEach
    @AfterEach
    void nothingIsKept() {
        jdbc.sql("delete from core.tally where code like 'home-%'").update();
    }

    @Test
    void knowsOfLateCorrectedAndCancelledOrdersOfPastDays() {
        var before = threeDaysAgo();

        place(100, "confirmed");
        assertThat(threeDaysAgo().subtract(before)).isEqualByComparingTo("100");
        place(70, "confirmed");
        assertThat(threeDaysAgo().subtract(before)).isEqualByComparingTo("70");
        place(70, "cancelled");
        assertThat(threeDaysAgo()).isEqualByComparingTo(before);
    }

    @Test
    void showsThirteenDaysAndToday() {
        office.enterAsAdministrator();

        assertThat(office.get("/").body().split("data-value=", -1)).hasSize(15);
    }

    @Test
    void saysOfWhenWhatIsKeptIs() {
        office.enterAsAdministrator();
        var counts = json.writeValueAsString(tallies.counts().answer());
        keep("home-today", counts);
        keep("home-days", null);

        assertThat(office.get("/").body()).contains("По состоянию на ", "займёт немного времени");
    }

    /** A day of the past, as the page shows it. */
    private BigDecimal threeDaysAgo() {
        var past = tallies.past(tallies.counts()).answer();
        return past == null ? BigDecimal.ZERO : past.days().get(10).revenue();
    }

    private void place(int total, String status) {
        var placed = today.day()
                .minusDays(3)
                .atTime(LocalTime.of(0, 10))
                .atZone(settings.zone())
                .toInstant();
        var answer = api.post("/api/v1/orders", """
                {"externalId": "%1$s", "status": "%2$s", "placedAt": "%3$s", "updatedAt": "%4$s", "currency": "RUB", "total": %5$d,
                 "customer": {"externalId": "%1$s"}, "items": [{"sku": "%1$s", "name": "Robot", "quantity": 1, "price": %5$d}]}
                """.formatted(order, status, placed, Instant.now(), total));
        assertThat(answer.status()).isBetween(200, 299);
    }

    private void keep(String code, String answer) {
        jdbc.sql("""
                        insert into core.tally (code, asked, question, answer, as_of, took_ms, wanted_at)
                        select :code, md5(:question), :question, cast(:answer as jsonb),
                               case when cast(:answer as text) is not null then clock_timestamp() end,
                               case when cast(:answer as text) is not null then 60000 end,
                               case when cast(:answer as text) is null then clock_timestamp() end
                        """)
                .param("code", code)
                .param("question", json.writeValueAsString(new DayAsked(today.day())))
                .param("answer", answer)
                .update();
    }
}
