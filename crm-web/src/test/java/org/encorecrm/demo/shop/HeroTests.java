package org.encorecrm.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeroTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final BigDecimal THRESHOLD = new BigDecimal("180000");

    private final Hero hero = new Hero(Catalogue.load());

    @Test
    void missesOnlyTheFourthOrder() {
        var past = hero.story(0, NOW).purchases();
        var sum = past.stream().map(Purchase::total).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(past).hasSize(3);
        assertThat(sum).isLessThan(THRESHOLD);
        assertThat(sum.add(hero.next("x", NOW).total())).isGreaterThanOrEqualTo(THRESHOLD);
        assertThat(hero.next("x", NOW).lines())
                .anyMatch(line -> line.good().category().equals("Одежда/Костюмы"));
    }

    @Test
    void hasDoublesWhoShareNothingWithHim() {
        var ivan = hero.story(0, NOW).person();
        var other = hero.story(1, NOW).person();

        assertThat(other.externalId()).isNotEqualTo(ivan.externalId());
        assertThat(other.email()).isNotEqualTo(ivan.email());
        assertThat(other.phone()).isNotEqualTo(ivan.phone());
    }

    @Test
    void canBeOfferedAccessoriesAboveFifteenThousand() {
        var catalogue = Catalogue.load();

        assertThat(hero.next("x", NOW).lines().get(0).good().goesWith())
                .extracting(sku -> catalogue.good(sku).price())
                .filteredOn(price -> price.compareTo(new BigDecimal("15000")) > 0)
                .hasSizeGreaterThanOrEqualTo(3);
    }
}
