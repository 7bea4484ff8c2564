package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Memberships written by hand, from 1 to 31 May. */
@EncoreTest
@Import(Shop.class)
class TransitionsTests {

    private static final Instant FROM = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant MIDDLE = Instant.parse("2026-05-15T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-05-31T00:00:00Z");

    @Autowired
    Transitions transitions;

    @Autowired
    Segments segments;

    @Autowired
    Members members;

    @Autowired
    MemberHistory history;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    private final List<String> keys = new ArrayList<>();
    private String a = "";
    private String b = "";

    @BeforeEach
    void fill() {
        a = segment();
        b = segment();
        var stays = shop.customer(Map.of());
        member(a, stays, FROM, null);
        var goes = shop.customer(Map.of());
        member(a, goes, FROM.minusSeconds(1), MIDDLE);
        member(b, goes, MIDDLE, null);
        var both = shop.customer(Map.of());
        member(a, both, FROM.minusSeconds(9), null);
        member(b, both, MIDDLE, null);
        var leaves = shop.customer(Map.of());
        member(a, leaves, FROM.minusSeconds(9), TO);
        var returns = shop.customer(Map.of());
        member(a, returns, FROM.minusSeconds(9), FROM.plusSeconds(9));
        member(a, returns, MIDDLE, null);
        var comes = shop.customer(Map.of());
        member(b, comes, MIDDLE, null);
        var passes = shop.customer(Map.of());
        member(b, passes, FROM.plusSeconds(1), TO.minusSeconds(1));
        var late = shop.customer(Map.of());
        member(b, late, TO.plusSeconds(1), null);
    }

    @AfterEach
    void takeAway() {
        keys.forEach(segments::delete);
    }

    @Test
    void saysWhereMembersOfThenAreLater() {
        var matrix = transitions.between(List.of(a, b), FROM, TO);

        assertThat(matrix.segments().get(0).atFrom()).isEqualTo(5);
        assertThat(matrix.segments().get(0).atTo()).isEqualTo(3);
        assertThat(matrix.segments().get(1).atFrom()).isZero();
        assertThat(matrix.segments().get(1).atTo()).isEqualTo(3);
        assertThat(matrix.customers(a, a)).as("stays, is in both, returned").isEqualTo(3);
        assertThat(matrix.customers(a, b)).as("goes, is in both").isEqualTo(2);
        assertThat(matrix.customers(a, null)).as("leaves").isEqualTo(1);
        assertThat(matrix.customers(null, b)).as("comes").isEqualTo(1);
        assertThat(matrix.customers(b, a)).isZero();
        assertThat(matrix.cells()).hasSize(4);
    }

    @Test
    void agreesWithTheMembersOfADay() {
        var matrix = transitions.between(List.of(a), FROM, TO);

        assertThat(members.of(a, FROM, new Paging(100, null)).items())
                .hasSize((int) matrix.segments().get(0).atFrom());
        assertThat(members.of(a, TO, new Paging(100, null)).items())
                .hasSize((int) matrix.segments().get(0).atTo());
    }

    @Test
    void knowsTheMergedAsWhoTheyAreNow() {
        var survivor = shop.customer(Map.of());
        var loser = 1_000_000_000L + survivor;
        jdbc.sql("insert into core.customer_alias (alias_id, customer_id) values (:loser, :survivor)")
                .param("loser", loser)
                .param("survivor", survivor)
                .update();
        var other = segment();
        member(other, loser, FROM, MIDDLE);
        member(other, survivor, FROM, null);

        var matrix = transitions.between(List.of(other), FROM, TO);

        assertThat(matrix.segments().get(0).atFrom()).isEqualTo(1);
        assertThat(matrix.customers(other, other)).isEqualTo(1);
        assertThat(matrix.customers(other, null)).isZero();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> transitions.between(List.of(), FROM, TO)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> transitions.between(List.of(a), TO, FROM)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> transitions.between(List.of("not-there"), FROM, TO))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void countsBackTheMembersOfEveryDay() {
        jdbc.sql(
                        "update segmentation.segment set members = 7, created_at = now() - interval '40 days' where key = :key")
                .param("key", a)
                .update();
        List.of("2 days|2|0", "1 day|0|1", "60 days|1|0")
                .forEach(moved -> jdbc.sql("""
                        insert into segmentation.population (segment_id, delta, at, entered, gone)
                        select id, 0, now() - cast(:ago as interval), :entered, :gone
                          from segmentation.segment where key = :key
                        """)
                        .param("ago", moved.split("\\|")[0])
                        .param("entered", Integer.parseInt(moved.split("\\|")[1]))
                        .param("gone", Integer.parseInt(moved.split("\\|")[2]))
                        .param("key", a)
                        .update());

        var days = history.lastDays(segments.get(a), 5);

        assertThat(days).extracting(MemberHistory.Day::members).containsExactly(6L, 6L, 8L, 7L, 7L);
        assertThat(days).extracting(MemberHistory.Day::entered).containsExactly(0L, 0L, 2L, 0L, 0L);
        assertThat(history.lastDays(segments.get(a), 90)).hasSize(41);
    }

    private String segment() {
        var key = Shop.key();
        segments.create(new SegmentDraft(key, key, SegmentKind.STATIC, null));
        keys.add(key);
        return key;
    }

    private void member(String key, long customer, Instant entered, @Nullable Instant left) {
        jdbc.sql("""
                        insert into segmentation.member (segment_id, customer_id, entered_at, left_at)
                        select id, :customer, :entered, cast(:left as timestamptz) from segmentation.segment where key = :key
                        """)
                .param("customer", customer)
                .param("entered", entered.atOffset(ZoneOffset.UTC))
                .param("left", left == null ? null : left.atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update();
    }
}
