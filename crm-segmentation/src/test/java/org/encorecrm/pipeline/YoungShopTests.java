package org.encorecrm.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Boundaries of scores that few buyers were cut by hold until there are twice as many. */
@EncoreTest
@Import(Facts.class)
class YoungShopTests {

    @Autowired
    Facts facts;

    @Autowired
    Drain drain;

    @Autowired
    Recomputations recomputations;

    private Instant now;
    private long buyers;

    @BeforeEach
    void settle() {
        drain.toNow();
        IntStream.range(0, 8).forEach(i -> facts.order(facts.customer(), facts.now(), Integer.toString(10 + i)));
        recompute();
        now = facts.now();
        buyers = facts.jdbc
                .sql("select count(*) from segmentation.metrics where orders_count > 0")
                .query(Long.class)
                .single();
    }

    @Test
    void cutsScoresAnewWhenTwiceAsManyHaveBought() {
        cutBy(buyers / 2 + 1);
        tick();
        assertThat(highestMoney()).isEqualTo(0.4);

        cutBy(buyers / 2);
        tick();
        assertThat(highestMoney()).isGreaterThan(1);
        assertThat(cutFrom()).isEqualTo(buyers);
        assertThat(recompute())
                .as("whoever a full recomputation finds scored otherwise")
                .isZero();
    }

    @Test
    void waitsForTheNightWhereMany() {
        cutBy(10_000);
        tick();

        assertThat(highestMoney()).isEqualTo(0.4);
    }

    @Test
    void doesNotCutAgainWhatComesOutTheSame() {
        facts.jdbc.sql("update segmentation.rfm_boundaries set buyers = 1").update();
        var versions = versions();
        tick();

        assertThat(versions()).isEqualTo(versions);
        assertThat(cutFrom()).isEqualTo(buyers);
    }

    private void cutBy(long few) {
        facts.jdbc.sql("""
                        insert into segmentation.rfm_boundaries (recency, frequency, monetary, at, applied_at, buyers)
                        values ('{1,2,3,4}', '{1,2,4,9}', '{0.1,0.2,0.3,0.4}', now(), now(), :few)
                        """).param("few", few).update();
    }

    private void tick() {
        now = now.plus(Duration.ofMinutes(1));
        drain.upTo(now);
    }

    private long recompute() {
        var id = recomputations.start().id();
        drain.recomputation();
        return recomputations.get(id).rewritten();
    }

    private double highestMoney() {
        return number("monetary[4]");
    }

    private long cutFrom() {
        return (long) number("buyers");
    }

    private double number(String column) {
        return facts.jdbc
                .sql("select %s::double precision from segmentation.rfm_boundaries order by id desc limit 1"
                        .formatted(column))
                .query(Double.class)
                .single();
    }

    private long versions() {
        return facts.jdbc
                .sql("select count(*) from segmentation.rfm_boundaries")
                .query(Long.class)
                .single();
    }
}
