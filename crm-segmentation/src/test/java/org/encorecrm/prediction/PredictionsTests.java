package org.encorecrm.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import encore.testing.EncoreTest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class PredictionsTests {

    /** Long before any other test's facts, so that the shared database does not matter. */
    private static final Instant THEN = Instant.parse("1990-12-31T12:00:00Z");

    @Autowired
    Predictions predictions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void predictsFromTheFactsOfAPastMomentOnly() {
        var customer = shopOf(400);

        var model = predictions.model(THEN);
        var prediction = predictions.of(customer, Duration.ofDays(7 * 39), THEN);
        placed(customer, THEN.plusSeconds(60));

        assertThat(model.customers()).isEqualTo(400);
        assertThat(prediction.alive()).isBetween(0.0, 1.0);
        assertThat(prediction.expectedOrders()).isPositive();
        assertThat(prediction.nextOrderAt()).isAfter(THEN.minus(Duration.ofDays(280)));
        assertThat(prediction.clv()).isPositive();
        assertThat(predictions.of(customer, Duration.ofDays(7 * 39), THEN).expectedOrders())
                .isCloseTo(prediction.expectedOrders(), within(1e-9));
    }

    @Test
    void saysSoWhenThereIsTooLittleToLearnFrom() {
        assertThatThrownBy(() -> predictions.model(Instant.parse("1950-01-01T00:00:00Z")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("200 customers");
    }

    @Test
    void tellsTheOwnRhythmAsOfADayWithTooLittleToLearnFrom() {
        var customer = jdbc.sql("insert into core.customer (created_at, updated_at) values (now(), now()) returning id")
                .query(Long.class)
                .single();
        placed(customer, Instant.parse("1960-01-01T12:00:00Z"));
        placed(customer, Instant.parse("1960-01-11T12:00:00Z"));

        var said = predictions.of(customer, null, Instant.parse("1960-02-01T12:00:00Z"));
        jdbc.sql("delete from core.orders where customer_id = :customer")
                .param("customer", customer)
                .update();

        assertThat(said.nextOrderAt()).isEqualTo(Instant.parse("1960-01-21T12:00:00Z"));
        assertThat(said.alive()).isNull();
        assertThat(said.expectedOrders()).isNull();
    }

    @Test
    void knowsNoFuture() {
        assertThatThrownBy(() -> predictions.model(Instant.now().plusSeconds(3600)))
                .isInstanceOf(InvalidInputException.class);
    }

    /** Every third customer comes back, some of them often, with orders of different value. */
    private long shopOf(int customers) {
        jdbc.sql("""
                        with person as (
                            insert into core.customer (created_at, updated_at)
                            select :then, :then from generate_series(1, :customers) returning id
                        )
                        insert into core.orders (source, external_id, customer_id, placed_at, updated_at, content_hash,
                                                 status, status_at, counts, currency, total, amount)
                        select 'prediction', id || '-' || k, id,
                               cast(:then as timestamptz) - make_interval(days => 280 - (id % 50)::int - k * (20 + (id % 7)::int)),
                               :then, '', 'new', cast(:then as timestamptz) - interval '1 year', true, 'RUB', 100, 100 + (id * 37 + k * 13) % 900
                          from person, generate_series(1, case when id % 3 = 0 then 2 + (id % 5)::int else 1 end) k
                        """)
                .param("then", Timestamp.from(THEN))
                .param("customers", customers)
                .update();
        return jdbc.sql("select max(customer_id) from core.orders where source = 'prediction' and customer_id % 3 = 0")
                .query(Long.class)
                .single();
    }

    private void placed(long customer, Instant at) {
        jdbc.sql("""
                        insert into core.orders (source, external_id, customer_id, placed_at, updated_at, content_hash,
                                                 status, status_at, counts, currency, total, amount)
                        values ('prediction', :number, :customer, :at, :at, '', 'new', :at, true, 'RUB', 1, 1)
                        """)
                .param("number", customer + " at " + at)
                .param("customer", customer)
                .param("at", Timestamp.from(at))
                .update();
    }
}
