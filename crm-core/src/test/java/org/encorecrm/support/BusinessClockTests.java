package org.encorecrm.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    void takesNoPauseForADifferenceBetweenTwoClocks() {
        assertThat(BusinessClock.skew(0, 100.02, 100, 100.04))
                .as("a usual answer")
                .isZero();
        assertThat(BusinessClock.skew(0, 100, 100, 100.9))
                .as("paused before hearing it")
                .isZero();
        assertThat(BusinessClock.skew(0, 100.9, 100, 100.9))
                .as("paused before asking")
                .isZero();
        assertThat(BusinessClock.skew(0, 103, 100, 100.02)).isCloseTo(2.99, within(0.001));
        assertThat(BusinessClock.skew(2.99, 203.05, 200, 200.02))
                .as("a known difference, measured a little otherwise")
                .isEqualTo(2.99);
    }

    @Test
    void keepsSettings() {
        settings.put("shop.currency", "KZT");

        assertThat(settings.currency()).isEqualTo("KZT");
        assertThat(settings.find("no such key")).isEmpty();
    }
}
