package org.encorecrm.pipeline;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.encorecrm.metrics.LifecycleLimits;
import org.encorecrm.metrics.Stage;
import org.encorecrm.metrics.StageCount;
import org.encorecrm.metrics.StageFlow;
import org.encorecrm.metrics.StageFlows;
import org.encorecrm.metrics.Stages;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Where customers were and where they are, as recorded and from the facts, against hand and a plain recount. */
@EncoreTest
@Import(Facts.class)
class StageFlowTests {

    @Autowired
    Facts facts;

    @Autowired
    Drain drain;

    @Autowired
    StageFlows flows;

    @Autowired
    Stages stages;

    private Instant now;

    @BeforeEach
    void settle() {
        drain.toNow();
        now = facts.now();
    }

    @Test
    void computesFromTheFactsWhatWasBeforeAnythingWasRecorded() {
        var anna = facts.customer();
        List.of("2000-12-01", "2000-12-10", "2000-12-20").forEach(day -> facts.order(anna, at(day), "10"));
        facts.order(facts.customer(), at("2001-02-01"), "10");
        var clara = facts.customer();
        List.of("2000-12-05", "2000-12-15", "2000-12-25").forEach(day -> visit(clara, at(day)));
        facts.order(facts.customer(), at("2000-09-01"), "10");
        facts.order(facts.customer(), at("2000-11-01"), "10");

        var flow = flows.between(at("2001-01-01"), at("2001-03-01"));

        assertThat(flow.recorded()).isFalse();
        assertThat(counted(flow))
                .isEqualTo(Map.of(
                        "mature > close_to_loss", 1L,
                        "nobody > developing", 1L,
                        "cautious > newcomer", 1L,
                        "lost > lost", 1L,
                        "developing > lost", 1L));
    }

    @Test
    void readsWhatWasRecordedAsAPlainRecountDoes() {
        var buyer = facts.customer();
        var visitor = facts.customer();
        List.of(20, 10, 1).forEach(days -> visit(visitor, now.minus(Duration.ofDays(days))));
        facts.changed(buyer, visitor);
        drain.upTo(now);
        var from = now;
        facts.order(buyer, now.plusSeconds(60), "10");
        var late = facts.customer();
        facts.changed(buyer, late);
        drain.upTo(now.plus(Duration.ofDays(12)));
        var to = facts.now();
        drain.upTo(now.plus(Duration.ofDays(120)));

        assertThat(stageAt(buyer, from)).isEqualTo("newcomer");
        assertThat(stageAt(buyer, to)).isEqualTo("developing");
        assertThat(stageAt(visitor, from)).isEqualTo("cautious");
        assertThat(stageAt(visitor, to)).isEqualTo("newcomer");
        assertThat(counted(recorded(from, to))).isEqualTo(recount(from, to));
        var end = facts.now();
        assertThat(counted(recorded(to, end))).isEqualTo(recount(to, end));
        assertThat(endsOf(recorded(from, end))).isEqualTo(present());
    }

    @Test
    void foreseesTheCountsOfOtherLimitsAsTheyWillBe() {
        var regular = facts.customer();
        List.of(40, 20, 1).forEach(days -> facts.order(regular, now.minus(Duration.ofDays(days)), "10"));
        var visitor = facts.customer();
        List.of(50, 2).forEach(days -> visit(visitor, now.minus(Duration.ofDays(days))));
        facts.changed(regular, visitor);
        drain.upTo(now);

        var same = stages.countsBy(LifecycleLimits.DEFAULT);
        var other = stages.countsBy(new LifecycleLimits(2, 60, 3, 21, false, "", 45, 90));

        assertThat(same).usingRecursiveComparison().isEqualTo(stages.counts());
        assertThat(customers(other, Stage.MATURE)).isGreaterThan(customers(same, Stage.MATURE));
        assertThat(customers(other, Stage.CAUTIOUS)).isGreaterThan(customers(same, Stage.CAUTIOUS));
        assertThat(other.stream().mapToLong(StageCount::customers).sum())
                .isEqualTo(same.stream().mapToLong(StageCount::customers).sum());
    }

    @Test
    void refusesThePeriodsThatMakeNoSense() {
        assertThatThrownBy(() -> flows.between(now, now)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> flows.between(now, now.plus(Duration.ofDays(4000))))
                .isInstanceOf(InvalidInputException.class);
    }

    private StageFlow recorded(Instant from, Instant to) {
        var flow = flows.between(from, to);
        assertThat(flow.recorded()).isTrue();
        return flow;
    }

    private static Map<String, Long> counted(StageFlow flow) {
        return flow.passages().stream()
                .collect(Collectors.toMap(
                        each -> code(each.from()) + " > " + code(each.to()), StageFlow.Passage::customers));
    }

    private static Map<String, Long> endsOf(StageFlow flow) {
        return flow.passages().stream()
                .collect(groupingBy(
                        each -> code(each.to()), TreeMap::new, Collectors.summingLong(StageFlow.Passage::customers)));
    }

    private Map<String, Long> present() {
        return stages.counts().stream()
                .filter(each -> each.customers() > 0)
                .collect(Collectors.toMap(each -> each.stage().code(), StageCount::customers));
    }

    private Map<String, Long> recount(Instant from, Instant to) {
        return facts.jdbc.sql("select customer_id from segmentation.metrics").query(Long.class).list().stream()
                .map(customer -> stageAt(customer, from) + " > " + stageAt(customer, to))
                .filter(each -> !each.equals("nobody > nobody"))
                .collect(groupingBy(Function.identity(), counting()));
    }

    private String stageAt(long customer, Instant moment) {
        var stage = "nobody";
        for (var move : moves(customer)) {
            if (!move.at().toInstant().isAfter(moment)) {
                stage = move.toStage();
            }
        }
        return stage;
    }

    private List<Passed> moves(long customer) {
        return facts.jdbc
                .sql("select at, to_stage from segmentation.lifecycle_move where customer_id = :id order by at, id")
                .param("id", customer)
                .query(Passed.class)
                .list();
    }

    private static long customers(List<StageCount> counts, Stage stage) {
        return counts.get(stage.ordinal()).customers();
    }

    private static String code(@Nullable Stage stage) {
        return stage == null ? "nobody" : stage.code();
    }

    private void visit(long customer, Instant at) {
        facts.event(customer, "page_viewed", at, "[]");
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }

    record Passed(OffsetDateTime at, String toStage) {}
}
