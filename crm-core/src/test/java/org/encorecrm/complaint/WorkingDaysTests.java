package org.encorecrm.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class WorkingDaysTests {

    @Test
    void goesAroundTheWeekend() {
        assertThat(after("2026-11-19T15:00+03:00[Europe/Moscow]", 3))
                .as("from a Thursday: Friday, Monday, Tuesday")
                .isEqualTo("2026-11-24T15:00+03:00[Europe/Moscow]");
        assertThat(after("2026-11-21T15:00+03:00[Europe/Moscow]", 1))
                .as("from a Saturday")
                .isEqualTo("2026-11-23T15:00+03:00[Europe/Moscow]");
        assertThat(after("2026-11-21T15:00+03:00[Europe/Moscow]", 0))
                .isEqualTo("2026-11-21T15:00+03:00[Europe/Moscow]");
    }

    private static String after(String from, int days) {
        return WorkingDays.after(ZonedDateTime.parse(from), days).toString();
    }
}
