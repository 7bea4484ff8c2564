package org.encorecrm.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.metrics.Lifecycle;
import org.encorecrm.metrics.LifecycleLimits;
import org.encorecrm.metrics.Metrics;
import org.encorecrm.metrics.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers pass from stage to stage by what they do and by time alone, to the second. */
@EncoreTest
@Import(Facts.class)
class LifecycleTests {

    @Autowired
    Facts facts;

    @Autowired
    Drain drain;

    @Autowired
    Metrics metrics;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    JdbcClient jdbc;

    private Instant now;

    @BeforeEach
    void settle() {
        drain.toNow();
        now = facts.now();
    }

    @AfterEach
    void limitsAsTheyWere() {
        limits(LifecycleLimits.DEFAULT);
    }

    @Test
    void beginsAsNewcomerAndDevelopsWithTheFirstPurchase() {
        var customer = facts.customer();
        facts.changed(customer);
        assertThat(stageAt(customer, now)).isEqualTo(Stage.NEWCOMER);

        facts.order(customer, now, "10");
        facts.changed(customer);
        assertThat(stageAt(customer, now)).isEqualTo(Stage.DEVELOPING);
    }

    @Test
    void isCautiousWhileTheThirdLatestVisitIsRecent() {
        var customer = facts.customer();
        visit(customer, now.minus(days(10)));
        visit(customer, now.minus(days(5)));
        facts.changed(customer);
        assertThat(stageAt(customer, now)).isEqualTo(Stage.NEWCOMER);
        visit(customer, now);
        facts.changed(customer);
        assertThat(stageAt(customer, now)).isEqualTo(Stage.CAUTIOUS);

        assertThat(stageAt(customer, now.plus(days(20)).minusSeconds(1))).isEqualTo(Stage.CAUTIOUS);
        assertThat(stageAt(customer, now.plus(days(20)))).isEqualTo(Stage.NEWCOMER);
    }

    @Test
    void countsTheRegistrationAsAVisitUnlessItHappenedDuringOne() {
        var customer = facts.customer();
        visit(customer, now.minus(days(2)));
        visit(customer, now.minus(days(2)).plusSeconds(3000));
        register(customer, now.minus(days(2)).plusSeconds(1500));
        visit(customer, now.minus(days(1)));
        facts.changed(Cause.CHANGE, false, Set.of(ChangeKind.PROFILE), customer);
        assertThat(stageAt(customer, now)).isEqualTo(Stage.NEWCOMER);
        assertThat(metrics.find(customer).orElseThrow().visitsCount()).isEqualTo(2);

        register(customer, now);
        facts.changed(Cause.CHANGE, false, Set.of(ChangeKind.PROFILE), customer);
        assertThat(stageAt(customer, now)).isEqualTo(Stage.CAUTIOUS);
    }

    @Test
    void theFirstStageOfImportedHistoryIsDatedByTheFactThatSaysSo() {
        assertThat(since(buyer(70, 20))).isEqualTo(now.minus(days(70)));
        assertThat(since(buyer(40, 36, 32, 28, 24))).isEqualTo(now.minus(days(32)));
        assertThat(since(buyer(300, 20))).as("back after being lost").isEqualTo(now.minus(days(20)));
        assertThat(since(buyer(100, 90, 80, 30))).as("intervals grew too long").isEqualTo(now.minus(days(30)));
        assertThat(since(buyer(75, 74, 73, 72, 71, 70, 69, 10)))
                .as("back after being close to loss")
                .isEqualTo(now.minus(days(10)));
        assertThat(since(buyer(60, 50, 40, 35))).as("close to loss is not lost").isEqualTo(now.minus(days(40)));

        var visited = facts.customer();
        facts.order(visited, now.minus(days(200)), "10");
        visit(visited, now.minus(days(130)));
        visit(visited, now.minus(days(30)));
        facts.changed(visited);
        assertThat(since(visited)).as("lost until a visit").isEqualTo(now.minus(days(30)));
    }

    private Instant since(long customer) {
        drain.upTo(now);
        return metrics.find(customer).orElseThrow().stageSince();
    }

    @Test
    void isMatureFromTheThirdPurchaseAtMostFourteenDaysApart() {
        var regular = buyer(28, 14, 0);
        var tooSlow = facts.customer();
        List.of(now.minus(days(28)).minusSeconds(1), now.minus(days(14)), now)
                .forEach(at -> facts.order(tooSlow, at, "10"));
        facts.changed(tooSlow);

        assertThat(stageAt(regular, now)).isEqualTo(Stage.MATURE);
        assertThat(stageAt(tooSlow, now)).isEqualTo(Stage.DEVELOPING);
    }

    @Test
    void isCloseToLossAfterFortyFiveDaysAndLostAfterNinetyWithoutPurchaseAndVisit() {
        var customer = buyer(28, 14, 0);
        visit(customer, now.plus(days(10)));
        facts.changed(customer);

        assertThat(stageAt(customer, now.plus(days(45)).minusSeconds(1))).isEqualTo(Stage.MATURE);
        assertThat(stageAt(customer, now.plus(days(45)))).isEqualTo(Stage.CLOSE_TO_LOSS);
        assertThat(stageAt(customer, now.plus(days(100)).minusSeconds(1))).isEqualTo(Stage.CLOSE_TO_LOSS);
        assertThat(stageAt(customer, now.plus(days(100)))).isEqualTo(Stage.LOST);
        assertThat(moves(customer)).containsExactly("mature change", "close_to_loss clock", "lost clock");
    }

    @Test
    void isNeverLostWithoutAPurchase() {
        var customer = facts.customer();
        visit(customer, now.minus(days(400)));
        facts.changed(customer);

        assertThat(stageAt(customer, now)).isEqualTo(Stage.NEWCOMER);
    }

    @Test
    void comesBackWithAVisitAndGoesBackWithACancelledOrder() {
        var customer = buyer(100);
        assertThat(stageAt(customer, now)).isEqualTo(Stage.LOST);

        visit(customer, now);
        facts.changed(customer);
        assertThat(stageAt(customer, now)).isEqualTo(Stage.DEVELOPING);
        facts.status(orderOf(customer), "cancelled", now);
        facts.changed(customer);
        assertThat(stageAt(customer, now)).isEqualTo(Stage.NEWCOMER);
    }

    /** The worked example of docs/segmentation.md, beginning now instead of on 1 March at noon. */
    @Test
    void livesTheLifeOfTheManual() {
        var marina = facts.customer();
        register(marina, now);
        visit(marina, after(4, 6));
        visit(marina, after(9, 8));
        facts.order(marina, after(18, 22), "10");
        facts.order(marina, after(31, 22), "10");
        facts.order(marina, after(45, 22), "10");
        visit(marina, after(60, 21));
        visit(marina, after(157, 0));
        facts.order(marina, after(158, 3), "10");
        facts.changed(marina);

        assertThat(stageAt(marina, now)).isEqualTo(Stage.NEWCOMER);
        assertThat(stageAt(marina, after(9, 8).minusSeconds(1))).isEqualTo(Stage.NEWCOMER);
        assertThat(stageAt(marina, after(9, 8))).isEqualTo(Stage.CAUTIOUS);
        assertThat(stageAt(marina, after(18, 22))).isEqualTo(Stage.DEVELOPING);
        assertThat(stageAt(marina, after(45, 22).minusSeconds(1))).isEqualTo(Stage.DEVELOPING);
        assertThat(stageAt(marina, after(45, 22))).isEqualTo(Stage.MATURE);
        assertThat(stageAt(marina, after(90, 22).minusSeconds(1))).isEqualTo(Stage.MATURE);
        assertThat(stageAt(marina, after(90, 22))).isEqualTo(Stage.CLOSE_TO_LOSS);
        assertThat(stageAt(marina, after(150, 21).minusSeconds(1))).isEqualTo(Stage.CLOSE_TO_LOSS);
        assertThat(stageAt(marina, after(150, 21))).isEqualTo(Stage.LOST);
        assertThat(stageAt(marina, after(157, 0))).isEqualTo(Stage.CLOSE_TO_LOSS);
        assertThat(stageAt(marina, after(158, 3))).isEqualTo(Stage.DEVELOPING);
        assertThat(moves(marina)).hasSize(8);
    }

    private Instant after(int days, int hours) {
        return now.plus(days(days)).plus(Duration.ofHours(hours));
    }

    @Test
    void datesTheFirstStageByTheFactThatSaysSo() {
        var customer = buyer(100);
        facts.changed(Cause.HISTORY, true, Set.of(ChangeKind.ORDERS), customer);

        assertThat(stageAt(customer, now)).isEqualTo(Stage.LOST);
        assertThat(metrics.find(customer).orElseThrow().stageSince()).isEqualTo(now.minus(days(10)));
    }

    @Test
    void movesEverybodyWhomOtherLimitsPutElsewhere() {
        var regular = buyer(28, 14, 0);
        var visitor = facts.customer();
        visit(visitor, now.minus(days(40)));
        visit(visitor, now);
        facts.changed(visitor);
        drain.upTo(now);

        limits(new LifecycleLimits(2, 60, 4, 14, false, "", 45, 90));

        assertThat(stageAt(regular, now)).isEqualTo(Stage.DEVELOPING);
        assertThat(stageAt(visitor, now)).isEqualTo(Stage.CAUTIOUS);
        assertThat(moves(regular)).endsWith("developing boundaries");
    }

    @Test
    void takesTheStepOfTheGroupThatRegularsComeFor() {
        var group = "Group " + UUID.randomUUID();
        jdbc.sql("""
                        insert into segmentation.assortment_step
                        select (jsonb_populate_record(s, jsonb_build_object(
                                   'category', :group, 'step', 28, 'step_of', :group, 'typed_step', 28))).*
                          from segmentation.assortment_step s where s.category = ''
                        """).param("group", group).update();
        var regular = buyer(56, 28, 0);
        facts.changed(regular);
        drain.upTo(now);
        assertThat(stageAt(regular, now)).isEqualTo(Stage.DEVELOPING);

        limits(new LifecycleLimits(3, 30, 3, 14, true, group, 45, 90));

        assertThat(lifecycle.limits().matureDays()).isEqualTo(28);
        assertThat(stageAt(regular, now)).isEqualTo(Stage.MATURE);
        assertThat(lifecycle.following()).as("all have followed").isEmpty();
        limits(LifecycleLimits.DEFAULT);
        jdbc.sql("delete from segmentation.assortment_step where category = :group")
                .param("group", group)
                .update();
    }

    private void limits(LifecycleLimits limits) {
        lifecycle.change(limits);
        lifecycle.apply();
        drain.changes();
    }

    private long buyer(int... daysAgo) {
        var customer = facts.customer();
        for (var ago : daysAgo) {
            facts.order(customer, now.minus(days(ago)), "10");
        }
        facts.changed(customer);
        return customer;
    }

    private void visit(long customer, Instant at) {
        facts.event(customer, "page_viewed", at, "[]");
    }

    private void register(long customer, Instant at) {
        facts.jdbc
                .sql("update core.customer set registered_at = :at where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", customer)
                .update();
    }

    private long orderOf(long customer) {
        return facts.jdbc
                .sql("select id from core.orders where customer_id = :id")
                .param("id", customer)
                .query(Long.class)
                .single();
    }

    private Stage stageAt(long customer, Instant moment) {
        drain.upTo(moment);
        return metrics.find(customer).orElseThrow().stage();
    }

    private List<String> moves(long customer) {
        return facts.jdbc
                .sql(
                        "select to_stage || ' ' || cause from segmentation.lifecycle_move where customer_id = :id order by at, id")
                .param("id", customer)
                .query(String.class)
                .list();
    }

    private static Duration days(int n) {
        return Duration.ofDays(n);
    }
}
