package org.encorecrm.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import encore.testing.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;
import org.encorecrm.support.BusinessClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** However many customers a batch or a minute of the clock is about, it sends as many statements. */
@EncoreTest
@Import(Facts.class)
class PipelineGrowthTests {

    @Autowired
    Facts facts;

    @Autowired
    Drain drain;

    @Autowired
    ChangeWorker worker;

    @Autowired
    BusinessClock clock;

    private Instant now;

    @BeforeEach
    void settle() {
        drain.toNow();
        now = facts.now();
    }

    @Test
    void worksABatchOfBuyersInAsManyStatementsHoweverMany() {
        assertConstant(customers -> Statements.during(() -> worker.work(clock::now)), customers -> {
            for (var customer : customers) {
                facts.order(customer, now, "10");
            }
            facts.changed(customers);
        });
    }

    @Test
    void worksABatchOfThoseWhoLookedInAsManyStatementsHoweverMany() {
        assertConstant(customers -> Statements.during(() -> worker.work(clock::now)), customers -> {
            for (var i = 0; i < 2; i++) {
                for (var customer : customers) {
                    facts.event(customer, "product_viewed", now.minusSeconds(10 - i), "[]");
                    facts.looked(customer);
                }
                if (i == 0) {
                    drain.changes();
                }
            }
        });
    }

    /** The minute of the clock, and what it has put into the queue. */
    @Test
    void goesThroughAMinuteInAsManyStatementsHoweverManyFlip() {
        assertConstant(
                customers -> {
                    now = now.plus(Duration.ofMinutes(1));
                    return Statements.during(() -> drain.upTo(now));
                },
                customers -> {
                    for (var customer : customers) {
                        facts.order(customer, now.minus(Duration.ofHours(1)), "10");
                        facts.event(customer, "page_viewed", now.plusSeconds(30), "[]");
                    }
                    facts.changed(customers);
                    drain.changes();
                });
    }

    private void assertConstant(IntUnaryOperator work, Waiting prepare) {
        count(2, work, prepare);
        var few = count(5, work, prepare);
        assertThat(few).isPositive();
        assertThat(count(200, work, prepare)).isEqualTo(few);
    }

    private int count(int customers, IntUnaryOperator work, Waiting prepare) {
        prepare.customers(LongStream.generate(facts::customer).limit(customers).toArray());
        var sent = work.applyAsInt(customers);
        drain.upTo(now);
        return sent;
    }

    private interface Waiting {
        void customers(long[] ids);
    }
}
