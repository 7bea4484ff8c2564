package org.encorecrm.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdRangeTests {

    @Test
    void neighboursFillARangeInAnyOrder() {
        assertThat(IdRange.filledBy(new long[] {12, 10, 11, 15})).contains(new IdRange(10, 15));
    }

    @Test
    void idsFarApartDoNot() {
        assertThat(IdRange.filledBy(new long[] {1, 1_000_000})).isEmpty();
    }

    @Test
    void nobodyFillsNothing() {
        assertThat(IdRange.filledBy(new long[0])).isEmpty();
    }
}
