package org.encorecrm.support;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreTest
class BusinessClockTests {

    @Autowired
    BusinessClock clock;

    @Autowired
    Settings settings;

    @Test
    void movesForwardAndStaysThere() {
        var before = clock.now();

        clock.forward(Duration.ofDays(7));

        assertThat(clock.now())
                .isBetween(before.plus(Duration.ofDays(7)), Instant.now().plus(Duration.ofDays(8)));
    }

    @Test
    void keepsSettings() {
        settings.put("shop.currency", "KZT");

        assertThat(settings.currency()).isEqualTo("KZT");
        assertThat(settings.find("no such key")).isEmpty();
    }
}
