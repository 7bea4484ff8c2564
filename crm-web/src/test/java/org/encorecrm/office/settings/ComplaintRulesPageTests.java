package org.encorecrm.office.settings;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class ComplaintRulesPageTests {

    private static final String API = "/api/v1/settings/complaints";

    @Autowired
    Office office;

    @Autowired
    Api api;

    @BeforeEach
    void enter() {
        office.enterAsAdministrator();
    }

    @AfterEach
    void asUsual() {
        api.put(API, "{\"workingDays\": 3, \"lettersKeepFor\": \"P3D\", \"holidays\": [], \"workdays\": []}");
    }

    @Test
    void keepsTheRulesAndTheCalendarThatDeadlinesFollow() {
        var day = LocalDate.now();
        var holidays = new StringBuilder();
        for (var i = 1; i <= 20; i++) {
            holidays.append(day.plusDays(i)).append('\n');
        }

        var saved = office.post(
                "/settings/complaints",
                "workingDays",
                "1",
                "keepDays",
                "5",
                "holidays",
                holidays + "07.01",
                "workdays",
                day.plusDays(9).toString());

        assertThat(saved.status()).isLessThan(400);
        assertThat(office.get("/settings/complaints").body()).contains("07.01", "value=\"5\"");
        assertThat(api.get(API).json().get("lettersKeepFor").asString()).isEqualTo("P5D");
        var customer = api.post("/api/v1/customers", "{\"externalId\": \"" + UUID.randomUUID() + "\"}")
                .json()
                .get("id")
                .asString();
        var due = api.post("/api/v1/complaints", "{\"customerId\": \"%s\", \"text\": \"No\"}".formatted(customer))
                .json()
                .get("dueAt")
                .asString();
        assertThat(OffsetDateTime.parse(due)
                        .atZoneSameInstant(java.time.ZoneId.of("Europe/Moscow"))
                        .toLocalDate())
                .as("all days before are holidays, this one is worked whatever day of the week it is")
                .isBetween(day.plusDays(9), day.plusDays(10));
    }

    @Test
    void refusesWhatIsNoDayAndKeepsNothing() {
        var before = api.get(API).body();

        var refused = office.post(
                "/settings/complaints", "workingDays", "99", "keepDays", "3", "holidays", "31.02", "workdays", "");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("31.02", "is-invalid");
        var problem = api.put(API, "{\"holidays\": [\"31.02\"], \"lettersKeepFor\": \"PT5H\", \"workingDays\": 61}");
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.json().get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/holidays", "/lettersKeepFor", "/workingDays");
        assertThat(api.get(API).body()).isEqualTo(before);
    }
}
