package org.encorecrm.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.encorecrm.support.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutsTests {

    @Test
    void cutsByQuantilesWhatIsNotTyped() {
        var cuts = Cuts.of(4, "f:1,2.5");

        assertThat(cuts.fractions()).containsExactly(0.25, 0.5, 0.75);
        assertThat(cuts.f()).containsExactly(1, 2.5);
        assertThat(cuts.r()).isNull();
        assertThat(cuts.m()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x:1", "r:", "r:1,1", "r:2,1", "r:a", "r", "r:1;r:2", "r:1;", "m:NaN", "f:1,,2"})
    void refusesWhatAreNotThresholds(String thresholds) {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Cuts.of(5, thresholds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"r:30,90,180,9999999", "r:-1,30", "r:36500.5", "f:1;r:1e300"})
    void refusesRecencyBeyondAHundredYears(String thresholds) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Cuts.of(5, thresholds))
                .withMessageContaining("r must be from 0 to 36500 days");
        assertThat(Cuts.kept(5, thresholds).r()).as("what was typed before").isNotEmpty();
        assertThat(Cuts.of(5, "r:0,36500").r()).containsExactly(0, 36_500);
    }

    @Test
    void refusesMoreBoundariesThanAnybodyReads() {
        var many = IntStream.rangeClosed(1, 100).mapToObj(Integer::toString).collect(Collectors.joining(","));

        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Cuts.of(5, "m:" + many));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 11})
    void refusesSenselessBins(int bins) {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Cuts.of(bins, null));
    }
}
