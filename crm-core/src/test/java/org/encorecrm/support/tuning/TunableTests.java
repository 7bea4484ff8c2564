package org.encorecrm.support.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.encorecrm.support.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TunableTests {

    private static final Tunable DAYS = Tunable.days("letters.keepFor", 3, 0, 60);

    @Test
    void keepsDaysAsADuration() {
        assertThat(DAYS.kept(" 5 ")).isEqualTo("P5D");
        assertThat(DAYS.kept("0")).isEqualTo("P0D");
        assertThat(DAYS.usually()).isEqualTo("3");
        assertThat(Kind.DAYS.typed("P5D")).isEqualTo("5");
        assertThat(Kind.DAYS.typed("PT120H"))
                .as("as it may have been kept elsewhere")
                .isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "61", "-1", "2.5", "P3D", "many"})
    void refusesWhatIsNoNumberOfDays(String typed) {
        assertThatThrownBy(() -> DAYS.kept(typed))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.violations())
                                .extracting(violation -> violation.pointer())
                                .containsExactly("/letters.keepFor"));
    }
}
