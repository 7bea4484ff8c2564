package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.encorecrm.erasure.CustomerErased;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.identity.CustomersMerged;
import org.encorecrm.identity.CustomersRemoved;
import org.encorecrm.identity.Merges;
import org.encorecrm.identity.Reversals;
import org.encorecrm.metrics.Metrics;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever is put into a segment by hand may be merged or erased at the same moment. */
@EncoreTest
@Import({Shop.class, HalfWay.class, HalfErased.class, DaysOfMoves.class})
class StaticMembersTests {

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
    DaysOfMoves daysOfMoves;

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

    @BeforeEach
    void begin() {
        segments.create(new SegmentDraft(key, key, SegmentKind.STATIC, null));
        survivor = shop.customer(Map.of());
        customer = shop.customer(Map.of());
        metrics.open(List.of(survivor, customer));
    }

    @Test
    void aMergeFollowsWhoIsJustBeingAdded() throws Exception {
        halfWay.of(SegmentMoves.class, () -> merges.merge(survivor, customer, "test"));

        assertThat(byHand.add(key, List.of(customer))).isEqualTo(1);

        halfWay.other().get(20, TimeUnit.SECONDS);
        isIn(survivor);
    }

    @Test
    void whoIsJustBeingMergedIsAddedAsTheSurvivor() throws Exception {
        halfWay.of(CustomersMerged.class, () -> byHand.add(key, List.of(customer)));

        merges.merge(survivor, customer, "test");

        assertThat(halfWay.other().get(20, TimeUnit.SECONDS)).isEqualTo(1L);
        isIn(survivor);
    }

    @Test
    void whoIsJustBeingAddedIsErasedWithTheMembership() throws Exception {
        halfWay.of(SegmentMoves.class, () -> erasures.erase(customer, "test"));

        assertThat(byHand.add(key, List.of(customer))).isEqualTo(1);

        halfWay.other().get(20, TimeUnit.SECONDS);
        isIn();
    }

    @Test
    void nobodyAddsWhoIsJustBeingErased() {
        halfWay.of(CustomerErased.class, () -> byHand.add(key, List.of(customer)));

        erasures.erase(customer, "test");

        assertThatThrownBy(() -> halfWay.other().get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(InvalidInputException.class);
        isIn();
    }

    @Test
    void whoIsJustBeingMergedIsTakenOutAsTheSurvivor() throws Exception {
        byHand.add(key, List.of(customer));
        halfWay.of(CustomersMerged.class, () -> byHand.remove(key, List.of(customer)));

        merges.merge(survivor, customer, "test");

        assertThat(halfWay.other().get(20, TimeUnit.SECONDS)).isEqualTo(1L);
        isIn();
    }

    @Test
    void whoHasNoFiguresYetIsMergedAllTheSame() throws Exception {
        customer = shop.customer(Map.of());
        halfWay.of(CustomersMerged.class, () -> byHand.add(key, List.of(customer)));

        merges.merge(survivor, customer, "test");

        assertThat(halfWay.other().get(20, TimeUnit.SECONDS)).isEqualTo(1L);
        isIn(survivor);
    }

    @Test
    void whoHasNoFiguresYetIsErasedAllTheSame() {
        customer = shop.customer(Map.of());
        halfWay.of(Erasing.class, () -> byHand.add(key, List.of(customer)));

        erasures.erase(customer, "test");

        assertThatThrownBy(() -> halfWay.other().get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(InvalidInputException.class);
        isIn();
    }

    @Test
    void whoHasNoFiguresYetIsRemovedAllTheSame() {
        customer = shop.customer(Map.of());
        halfWay.of(CustomersRemoved.class, () -> byHand.add(key, List.of(customer)));

        transaction.executeWithoutResult(status -> {
            reversals.lock(List.of(customer));
            reversals.remove(List.of(customer), clock.now());
        });

        assertThatThrownBy(() -> halfWay.other().get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(InvalidInputException.class);
        isIn();
    }

    private void isIn(Long... members) {
        assertThat(shop.members(key)).containsExactly(members);
        assertThat(segments.get(key).members()).isEqualTo(members.length);
        daysOfMoves.areTrue(List.of(key));
        assertThat(jdbc.sql("select count(*) from core.customer where id = :id")
                        .param("id", customer)
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
