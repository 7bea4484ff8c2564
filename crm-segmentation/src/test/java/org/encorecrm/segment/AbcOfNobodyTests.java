package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.Rendering;
import org.encorecrm.criteria.ShopCalendar;
import org.encorecrm.metrics.Abc;
import org.encorecrm.metrics.Boundaries;
import org.encorecrm.pipeline.Drain;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A season in which nobody buys, in a transaction that is taken back: the base is everybody's. */
@EncoreTest
@Import({Shop.class, RandomLives.class})
class AbcOfNobodyTests {

    @Autowired
    Abc abc;

    @Autowired
    Boundaries boundaries;

    @Autowired
    ShopCalendar calendar;

    @Autowired
    Drain drain;

    @Autowired
    Changes changes;

    @Autowired
    Settings settings;

    @Autowired
    BusinessClock clock;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private long anna;
    private long boris;

    @BeforeEach
    void buy() {
        anna = shop.customer(Map.of());
        shop.order(anna, clock.now().minus(Duration.ofDays(3)), 70_000_000, true);
        boris = shop.customer(Map.of());
        shop.order(boris, clock.now().minus(Duration.ofDays(60)), 10, true);
        transaction.executeWithoutResult(
                status -> changes.enqueue(List.of(anna, boris), Set.of(ChangeKind.ORDERS), Cause.CHANGE, false));
        settings.put("abc.periodDays", "30");
        drain.toNow();
        renew();
        drain.changes();
    }

    @AfterEach
    void takeBack() {
        settings.put("abc.periodDays", "");
        renew();
        drain.changes();
    }

    @Test
    void nobodyHasAClassWhileNobodyBuys() {
        assertThat(abc.of(anna).orElseThrow().name()).isEqualTo("A");

        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            waitForTheSeasonToEnd();

            renew();

            assertThat(classified(false)).isZero();
            assertThat(classified(true)).isZero();
            assertThat(abc.sizes()).isEmpty();
            assertThat(abc.of(anna)).isEmpty();
            assertThat(lookedAt(anna)).isTrue();
            assertThat(lookedAt(boris)).as("who had no class before").isFalse();
            assertThat(boundaries.unsettled()).isFalse();
            assertThat(boundaries.refresh()).as("anything else than before").isFalse();
        });
    }

    @Test
    void classesAreBackWithTheFirstPurchase() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            waitForTheSeasonToEnd();
            renew();
            shop.order(anna, clock.now(), 0, true);
            assertThat(boundaries.unsettled()).as("for a gift").isFalse();

            shop.order(anna, clock.now(), 5, true);
            assertThat(classified(false)).as("until boundaries are cut").isZero();
            assertThat(boundaries.unsettled()).isTrue();
            jdbc.sql("delete from core.change").update();
            renew();

            assertThat(classified(false)).isEqualTo(1);
            assertThat(lookedAt(anna)).isTrue();
            assertThat(boundaries.unsettled()).isFalse();
        });
    }

    @Test
    void oldOrdersAloneAreLookedAtOnce() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            waitForTheSeasonToEnd();
            jdbc.sql("delete from segmentation.abc_boundaries").update();
            assertThat(boundaries.unsettled()).isTrue();

            renew();

            assertThat(boundaries.unsettled()).isFalse();
            assertThat(classified(false)).isZero();
        });
    }

    /** Forty days pass: everything is so much longer ago. */
    private void waitForTheSeasonToEnd() {
        jdbc.sql("update core.orders set placed_at = least(placed_at, now()) - interval '40 days'")
                .update();
        jdbc.sql("update segmentation.abc_boundaries set since = since - interval '40 days'")
                .update();
    }

    private void renew() {
        boundaries.refresh();
        boundaries.apply();
    }

    private long classified(boolean past) {
        var criterion = shop.criteria("{'field': 'abc.class', 'op': 'isSet'}");
        var everybody = Among.everybody();
        var matching = Rendering.matching(
                criterion, past ? calendar.asOf(clock.now(), everybody) : calendar.asking(clock.now(), everybody));
        return jdbc.sql(matching.text())
                .params(matching.params())
                .query(Long.class)
                .list()
                .size();
    }

    private boolean lookedAt(long customer) {
        return jdbc.sql("select exists (select from core.change where customer_id = :id and cause = 'boundaries')")
                .param("id", customer)
                .query(Boolean.class)
                .single();
    }
}
