package org.encorecrm.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.time.Period;
import java.util.Map;
import org.encorecrm.support.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class RetentionTests {

    @Autowired
    RetentionPeriods periods;

    @Autowired
    RetentionRuns runs;

    @Autowired
    RetentionWorker worker;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void keepEverythingForEver() {
        periods.save(Map.of("events", "", "prospects", ""));
        jdbc.sql("delete from core.retention_run").update();
    }

    @Test
    void deletesWhatIsOlderAndComputesItsOwnersAgain() {
        var customer = customer("now()");
        event(customer, "now() - interval '40 years'");
        event(customer, "now() - interval '1 day'");
        periods.save(Map.of("events", "P30Y"));
        var counted = periods.preview("events", Period.ofYears(30));

        run();

        assertThat(counted).isPositive();
        assertThat(count("core.event where customer_id = " + customer)).isEqualTo(1);
        assertThat(count("core.change where quiet and customer_id = " + customer))
                .isEqualTo(1);
        assertThat(runs.recent(1).get(0).deleted()).containsEntry("events", counted);
        assertThat(runs.recent(1).get(0).state()).isEqualTo("done");
    }

    @Test
    void keepsForEverWhatHasNoPeriod() {
        var customer = customer("now() - interval '50 years'");
        event(customer, "now() - interval '40 years'");

        run();

        assertThat(count("core.event where customer_id = " + customer)).isEqualTo(1);
        jdbc.sql("delete from core.event where customer_id = :id")
                .param("id", customer)
                .update();
        jdbc.sql("delete from core.customer where id = :id")
                .param("id", customer)
                .update();
    }

    @Test
    void erasesProspectsNobodyHasHeardOf() {
        var forgotten = customer("now() - interval '50 years'");
        var heardOf = customer("now() - interval '50 years'");
        var buyer = customer("now() - interval '50 years'");
        event(heardOf, "now() - interval '2 days'");
        jdbc.sql("""
                        insert into core.orders (source, external_id, customer_id, placed_at, updated_at, content_hash, status,
                                                 status_at, counts, currency, total, amount)
                        values ('shop', 'retained-' || :id, :id, now(), now(), '', 'new', now(), true, 'RUB', 1, 1)
                        """).param("id", buyer).update();
        periods.save(Map.of("prospects", "P40Y"));

        run();

        assertThat(count("core.erasure where asked_by = 'retention' and customer_id = " + forgotten))
                .isEqualTo(1);
        assertThat(count("core.customer where id in (%d, %d)".formatted(heardOf, buyer)))
                .isEqualTo(2);
    }

    @Test
    void refusesWhatIsTooShort() {
        assertThatThrownBy(() -> periods.save(Map.of("prospects", "P1D"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> periods.save(Map.of("prospects", "soon"))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void runsOncePerNight() {
        runs.startWhenDue();
        runs.startWhenDue();
        assertThat(runs.running()).isEmpty();
        jdbc.sql("update core.retention_run set started_at = started_at - interval '2 days'")
                .update();

        runs.startWhenDue();
        runs.startWhenDue();

        assertThat(runs.recent(9)).hasSize(2);
        run();
        runs.startWhenDue();
        assertThat(runs.running()).isEmpty();
    }

    private void run() {
        runs.start("test");
        while (runs.running().isPresent()) {
            worker.work();
        }
    }

    private long customer(String since) {
        return jdbc.sql("insert into core.customer (created_at, updated_at) values (%s, %s) returning id"
                        .formatted(since, since))
                .query(Long.class)
                .single();
    }

    private void event(long customer, String at) {
        jdbc.sql("insert into core.event (type, at, customer_id) values ('page_viewed', %s, :id)".formatted(at))
                .param("id", customer)
                .update();
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }
}
