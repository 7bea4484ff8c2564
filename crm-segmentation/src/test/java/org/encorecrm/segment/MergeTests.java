package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.encorecrm.identity.CustomersMerged;
import org.encorecrm.identity.MergeUndone;
import org.encorecrm.support.BusinessClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EncoreTest
@Import({Shop.class, RandomLives.class, DaysOfMoves.class})
class MergeTests {

    @Autowired
    Segments segments;

    @Autowired
    StaticMembers byHand;

    @Autowired
    MergeListener listener;

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

    @Test
    void givesMembershipsToTheSurvivorAndBack() {
        var survivor = shop.customer(Map.of());
        var loser = shop.customer(Map.of());
        var only = segment();
        var both = segment();
        byHand.add(only, List.of(loser));
        byHand.add(both, List.of(loser));
        byHand.add(both, List.of(survivor));
        var earlier = clock.now().minus(Duration.ofDays(9)).truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("update segmentation.member set entered_at = :at where customer_id = :loser")
                .param("at", earlier.atOffset(ZoneOffset.UTC))
                .param("loser", loser)
                .update();
        var entered = enteredAt(both, survivor);
        var merge = System.nanoTime();

        transaction.executeWithoutResult(
                status -> listener.merged(new CustomersMerged(merge, survivor, loser, clock.now())));

        assertThat(shop.members(only)).containsExactly(survivor);
        assertThat(shop.members(both)).containsExactly(survivor);
        assertThat(enteredAt(only, survivor)).isEqualTo(earlier);
        assertThat(enteredAt(both, survivor)).isEqualTo(earlier);
        assertThat(segments.get(both).members()).isEqualTo(1);

        transaction.executeWithoutResult(
                status -> listener.undone(new MergeUndone(merge, survivor, loser, clock.now())));

        assertThat(shop.members(only)).containsExactly(loser);
        assertThat(shop.members(both)).containsExactlyInAnyOrder(survivor, loser);
        assertThat(enteredAt(both, survivor)).isEqualTo(entered);
        assertThat(enteredAt(only, loser)).isEqualTo(earlier);
        assertThat(segments.get(both).members()).isEqualTo(2);
        daysOfMoves.areTrue(List.of(only, both));
    }

    private String segment() {
        var key = Shop.key();
        segments.create(new SegmentDraft(key, key, SegmentKind.STATIC, null));
        return key;
    }

    private Instant enteredAt(String key, long customer) {
        return jdbc.sql("""
                        select m.entered_at from segmentation.member m join segmentation.segment s on s.id = m.segment_id
                         where s.key = :key and m.customer_id = :customer and m.left_at is null
                        """)
                .param("key", key)
                .param("customer", customer)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
