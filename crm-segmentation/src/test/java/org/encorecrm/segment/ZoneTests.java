package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.encorecrm.pipeline.Drain;
import org.encorecrm.pipeline.Recomputations;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A shop that moves to another zone, and to another day by that. */
@EncoreTest
@Import({Shop.class, RandomLives.class})
class ZoneTests {

    private static final String USUAL = "Europe/Moscow";
    private static final String LAST = "Pacific/Pago_Pago";

    /** Always a day ahead of the last. */
    private static final String FIRST = "Pacific/Kiritimati";

    @Autowired
    Settings settings;

    @Autowired
    Segments segments;

    @Autowired
    Filling filling;

    @Autowired
    Recomputations recomputations;

    @Autowired
    Drain drain;

    @Autowired
    BusinessClock clock;

    @Autowired
    Shop shop;

    private final String key = Shop.key();

    @AfterEach
    void moveBack() {
        segments.delete(key);
        move(USUAL);
    }

    @Test
    void everybodyIsOfTheAgeTheyHaveByTheNewZone() {
        move(LAST);
        var today = LocalDate.ofInstant(clock.now(), ZoneId.of(LAST));
        var name = Shop.key();
        var eighteenTomorrow = shop.customer(
                Map.of("first_name", name, "birth_date", today.plusDays(1).minusYears(18)));
        segments.create(new SegmentDraft(
                key,
                key,
                SegmentKind.DYNAMIC,
                shop.criteria("{'all': [{'field': 'customer.age', 'op': 'gte', 'value': 18},"
                        + "{'field': 'customer.firstName', 'op': 'eq', 'value': '" + name + "'}]}")));
        while (filling.fillSome()) {}
        assertThat(shop.members(key)).isEmpty();

        move(FIRST);
        assertThat(shop.members(key)).containsExactly(eighteenTomorrow);

        move(LAST);
        assertThat(shop.members(key)).isEmpty();
        drain.toNow();
        assertThat(recomputations.running()).as("while the zone stays").isEmpty();
    }

    private void move(String zone) {
        settings.put("shop.zone", zone);
        drain.toNow();
        drain.recomputation();
    }
}
