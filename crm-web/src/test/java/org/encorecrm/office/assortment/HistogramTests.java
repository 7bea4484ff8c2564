package org.encorecrm.office.assortment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.encorecrm.assortment.Adviser.Pauses;
import org.junit.jupiter.api.Test;

class HistogramTests {

    @Test
    void putsEveryPauseIntoOneBar() {
        var histogram = Objects.requireNonNull(
                Histogram.of(List.of(new Pauses(1, 4), new Pauses(30, 2), new Pauses(44, 3), new Pauses(71, 1)), 45));

        assertThat(histogram.width()).isEqualTo(2);
        assertThat(histogram.bars()).hasSize(36);
        assertThat(histogram.bars().stream().mapToLong(Histogram.Bar::count).sum())
                .isEqualTo(10);
        assertThat(histogram.bars().get(22))
                .matches(bar -> bar.from() == 44 && bar.count() == 3 && bar.share() == 0.4 && !bar.caught());
        assertThat(histogram.bars().get(35)).matches(bar -> bar.to() == null && bar.caught() && bar.share() == 0.1);
        assertThat(histogram.bars().get(0).height()).isEqualTo(160);
    }

    @Test
    void drawsNothingWithoutPauses() {
        assertThat(Histogram.of(List.of(), 45)).isNull();
    }
}
