package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.identity.CustomersMerged;
import org.encorecrm.identity.Merges;
import org.encorecrm.identity.Reversals;
import org.encorecrm.metrics.Metrics;
import org.encorecrm.support.BusinessClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever is held may be merged or erased at the moment when a person lets them go. */
@EncoreTest
@Import({Shop.class, HalfWay.class, HalfErased.class, DaysOfMoves.class})
class HeldMovesTests {

    @Autowired
    HeldMoves held;

    @Autowired
    StaticMembers byHand;

    @Autowired
    Segments segments;

    @Autowired
    Merges merges;

    @Autowired
    Erasures erasures;

    @Autowired
    Reversals reversals;

    @Autowired
    Metrics metrics;

    @Autowired
    HalfWay halfWay;

    @Autowired
    Shop shop;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String key = Shop.key();
    private long survivor;
    private long customer;
    private long another;

    @BeforeEach
    void hold() {
        segments.create(new SegmentDraft(key, key, SegmentKind.STATIC, null));
        segments.brake(key, 1, null);
        survivor = shop.customer(Map.of());
        customer = shop.customer(Map.of());
        another = shop.customer(Map.of());
        metrics.open(List.of(survivor));
        byHand.add(key, List.of(customer, another));
        assertThat(segments.get(key).heldEntries()).isEqualTo(2);
    }

    @Test
    void whoIsJustBeingMergedIsLetInAsTheSurvivor() throws Exception {
        halfWay.of(CustomersMerged.class, () -> held.release(key, null));

        merges.merge(survivor, customer, "test");

        assertThat(halfWay.other().get(20, TimeUnit.SECONDS)).isEqualTo(new HeldMoves.Decided(2, 0));
        assertThat(acting()).containsExactly(survivor, another);
        assertThat(segments.get(key).isHeld()).isFalse();
    }

    @Test
    void nobodyLetsInWhoIsJustBeingErased() throws Exception {
        halfWay.of(Erasing.class, () -> held.release(key, null));

        erasures.erase(customer, "test");

        assertThat(halfWay.other().get(20, TimeUnit.SECONDS)).isEqualTo(new HeldMoves.Decided(1, 0));
        assertThat(acting()).containsExactly(another);
        assertThat(jdbc.sql("select count(*) from segmentation.move where customer_id = :id")
                        .param("id", customer)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoeverWasRemovedIsDropped() {
        transaction.executeWithoutResult(status -> {
            reversals.lock(List.of(customer));
            reversals.remove(List.of(customer), clock.now());
        });

        assertThat(held.release(key, null)).isEqualTo(new HeldMoves.Decided(1, 1));
        assertThat(segments.get(key).isHeld()).isFalse();
    }

    private List<Long> acting() {
        return jdbc.sql("""
                        select m.customer_id from segmentation.move m join segmentation.segment s on s.id = m.segment_id
                         where s.key = :key and m.acting order by 1
                        """).param("key", key).query(Long.class).list();
    }
}
