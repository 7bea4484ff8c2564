package org.encorecrm.tally;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.util.stream.Stream;
import org.encorecrm.support.BusinessClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@EncoreTest
class TalliesTests {

    @Autowired
    TallyStore store;

    @Autowired
    Counting counting;

    @Autowired
    JsonMapper json;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private final Tally<Asked, Slept> sleeper = new Tally<>("sleep", Asked.class, Slept.class, this::sleep);
    private boolean broken;
    private Tallies tallies;
    private TallyWorker worker;

    @BeforeEach
    void nobodyWaits() {
        jdbc.sql("delete from core.tally").update();
        tallies = new Tallies(store, counting, json, clock, new TalliesProperties(Duration.ofMillis(150)));
        worker = new TallyWorker(
                store,
                counting,
                new ObjectProvider<>() {
                    @Override
                    public Stream<Tally<?, ?>> stream() {
                        return Stream.of(sleeper);
                    }
                },
                json,
                clock);
    }

    @Test
    void answersAtOnceWhatIsCountedAtOnceAndKeepsNothing() {
        var told = tallies.ask(sleeper, new Asked("quick", 0));

        assertThat(told.answer()).isEqualTo(new Slept("quick", 1));
        assertThat(told.isCounting()).isFalse();
        assertThat(told.isKept()).isFalse();
        assertThat(kept()).isZero();
    }

    @Test
    void countsInTheBackgroundWhatTakesLonger() {
        var question = new Asked("slow", 0.3);

        var first = tallies.ask(sleeper, question);
        assertThat(first.answer()).isNull();
        assertThat(first.isCounting()).isTrue();

        assertThat(worker.work()).isTrue();
        var told = tallies.ask(sleeper, question);
        assertThat(told.answer()).isEqualTo(new Slept("slow", 1));
        assertThat(told.isCounting()).isFalse();
        assertThat(told.isKept()).isTrue();
        assertThat(told.seconds()).isEqualTo(1);
        assertThat(worker.work()).isFalse();
    }

    @Test
    void showsTheLastAnswerUntilANewerOneIsThere() {
        var question = new Asked("old", 0.3);
        tallies.ask(sleeper, question);
        worker.work();
        jdbc.sql("update core.tally set as_of = as_of - interval '1 hour'").update();

        var told = tallies.ask(sleeper, question);
        assertThat(told.answer()).isEqualTo(new Slept("old", 1));
        assertThat(told.isCounting()).isTrue();
        assertThat(told.asOf()).isBefore(clock.now().minus(Duration.ofMinutes(59)));

        worker.work();
        assertThat(tallies.ask(sleeper, question))
                .returns(false, Tallied::isCounting)
                .satisfies(newer -> assertThat(newer.asOf()).isAfter(clock.now().minus(Duration.ofMinutes(1))));
    }

    @Test
    void keepsAPageWaitingOnce() {
        var slow = tallies.ask(sleeper, new Asked("slow", 0.3));

        assertThat(tallies.askAfter(slow, sleeper, new Asked("second", 0)).isCounting())
                .isTrue();
        assertThat(tallies.askAfter(tallies.ask(sleeper, new Asked("quick", 0)), sleeper, new Asked("other", 0))
                        .answer())
                .isNotNull();
    }

    @Test
    void countsAtOnceAgainWhatTookLongOnABusyDayOnly() {
        var patient = new Tallies(store, counting, json, clock, new TalliesProperties(Duration.ofSeconds(20)));
        var question = new Asked("busy", 0);
        store.want("sleep", json.writeValueAsString(question));
        worker.work();
        assertThat(kept()).isEqualTo(1);
        jdbc.sql("update core.tally set took_ms = 9000, answer = jsonb_set(answer, '{word}', '\"busier\"')")
                .update();

        var told = patient.ask(sleeper, question);

        assertThat(told.answer()).isEqualTo(new Slept("busy", 1));
        assertThat(told.isKept()).isFalse();
    }

    @Test
    void anAnswerIsFreshForAsLongAsItsTallySays() {
        var hasty = new Tally<>("sleep", Asked.class, Slept.class, Duration.ofSeconds(2), this::sleep);
        var question = new Asked("hasty", 0.3);
        tallies.ask(hasty, question);
        worker.work();
        assertThat(tallies.ask(hasty, question).isCounting()).isFalse();
        jdbc.sql("update core.tally set as_of = as_of - interval '4 minutes'").update();

        assertThat(tallies.ask(sleeper, question).isCounting()).isFalse();
        assertThat(tallies.ask(hasty, question).isCounting()).isTrue();
    }

    @Test
    void lookingAtAFreshAnswerWritesNothing() {
        var question = new Asked("fresh", 0.3);
        tallies.ask(sleeper, question);
        worker.work();
        var before = row();

        tallies.ask(sleeper, question);

        assertThat(row()).isEqualTo(before);
    }

    @Test
    void saysWhenItCannotBeCounted() {
        var question = new Asked("impossible", 0.3);
        tallies.ask(sleeper, question);
        broken = true;
        worker.work();

        var told = tallies.ask(sleeper, question);

        assertThat(told.failed()).isTrue();
        assertThat(told.isCounting()).isFalse();
    }

    @Test
    void whoeverWasTooLateWritesNothing() {
        var question = new Asked("late", 0.3);
        tallies.ask(sleeper, question);
        var late = store.claim().orElseThrow();
        assertThat(store.claim()).as("somebody is at it").isEmpty();
        jdbc.sql("update core.tally set leased_until = clock_timestamp()").update();
        assertThat(worker.work()).isTrue();

        store.answer(late, "{\"word\": \"stale\", \"rows\": 0}", clock.now(), Duration.ofSeconds(1));

        assertThat(tallies.ask(sleeper, question).answer()).isEqualTo(new Slept("late", 1));
    }

    @Test
    void countsAnewWhatAnotherReleaseHasKept() {
        var question = new Asked("former", 0.3);
        tallies.ask(sleeper, question);
        worker.work();
        jdbc.sql("update core.tally set answer = '{\"rows\": \"many\"}'").update();

        var told = tallies.ask(sleeper, question);

        assertThat(told.answer()).isNull();
        assertThat(told.isCounting()).isTrue();
    }

    private long kept() {
        return jdbc.sql("select count(*) from core.tally").query(Long.class).single();
    }

    private String row() {
        return jdbc.sql("select xmin::text || ' ' || ctid::text from core.tally")
                .query(String.class)
                .single();
    }

    record Asked(String word, double seconds) {}

    record Slept(String word, long rows) {}

    private Slept sleep(Asked asked) {
        if (broken) {
            throw new IllegalStateException("It is broken");
        }
        return new Slept(
                asked.word(),
                jdbc.sql("select count(*) from pg_sleep(:seconds)")
                        .param("seconds", asked.seconds())
                        .query(Long.class)
                        .single());
    }
}
