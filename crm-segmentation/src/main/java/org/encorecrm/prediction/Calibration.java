package org.encorecrm.prediction;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds the model against what it has not seen: fitted to the purchases up to a day, compared with those of the days
 * after it, by how often customers had bought before.
 */
@Component
class Calibration {

    /** Who bought so often or more is one class. */
    private static final int MOST_REPEATS = 7;

    private static final int FETCH = 2_000;

    private static final String COMPARED = """
            select b.repeats, b.last - b.first as last_days, cast(:until as date) - b.first as age_days,
                   count(*) as customers, coalesce(sum(a.days), 0) as actual
              from (%s) b
              left join (select o.customer_id, count(distinct (o.placed_at at time zone :zone)::date) as days
                           from core.orders o
                          where o.placed_at > :now and o.placed_at < :end and o.counts
                          group by o.customer_id) a using (customer_id)
             group by 1, 2, 3
            """.formatted(PurchaseHistories.THEN.replace("{whose}", "true"));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Predictions predictions;
    private final Settings settings;

    Calibration(JdbcClient jdbc, PlatformTransactionManager transactions, Predictions predictions, Settings settings) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.predictions = predictions;
        this.settings = settings;
    }

    /** Over the horizon of the expected orders. Measures nothing when there was too little before it to fit a model. */
    void measure(long run, Instant now) {
        var days = predictions.prospects().orderDays();
        var end = now.atZone(settings.zone()).toLocalDate();
        var start = end.minusDays(days);
        var until = start(start).minus(1, ChronoUnit.MICROS);
        predictions
                .fit(until)
                .ifPresent(model -> transaction.executeWithoutResult(status ->
                        write(run, start.minusDays(1), days, compare(model, until, start.minusDays(1), end))));
    }

    private TreeMap<Integer, Sum> compare(Model model, Instant until, LocalDate day, LocalDate end) {
        var classes = new TreeMap<Integer, Sum>();
        var weeks = (ChronoUnit.DAYS.between(day, end) - 1) / 7.0;
        jdbc.sql(COMPARED)
                .withFetchSize(FETCH)
                .param("until", day)
                .param("now", Timestamp.from(until))
                .param("end", Timestamp.from(start(end)))
                .param("zone", settings.zone().getId())
                .query(row -> {
                    var history = new History(
                            row.getInt("repeats"),
                            row.getInt("last_days") / 7.0,
                            row.getInt("age_days") / 7.0,
                            row.getLong("customers"));
                    var expected = history.customers() * model.orders().expectedOrders(history, weeks);
                    classes.merge(
                            Math.min(history.repeats(), MOST_REPEATS),
                            new Sum(history.customers(), expected, row.getLong("actual")),
                            Sum::plus);
                });
        return classes;
    }

    private void write(long run, LocalDate until, int days, TreeMap<Integer, Sum> classes) {
        classes.forEach((repeats, sum) -> jdbc.sql("""
                        insert into segmentation.prediction_calibration
                               (run_id, repeats, until, days, customers, expected, actual)
                        values (:run, :repeats, :until, :days, :customers, :expected, :actual)
                            on conflict do nothing
                        """)
                .param("run", run)
                .param("repeats", repeats)
                .param("until", until)
                .param("days", days)
                .param("customers", sum.customers)
                .param("expected", sum.expected)
                .param("actual", sum.actual)
                .update());
    }

    /** The latest one measured, by repeats ascending; empty when there was none. */
    List<CalibrationClass> latest() {
        return jdbc.sql("""
                        select repeats, until, days, customers, expected, actual
                          from segmentation.prediction_calibration
                         where run_id = (select max(run_id) from segmentation.prediction_calibration)
                         order by repeats
                        """).query(CalibrationClass.class).list();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(settings.zone()).toInstant();
    }

    private record Sum(long customers, double expected, long actual) {

        Sum plus(Sum other) {
            return new Sum(customers + other.customers, expected + other.expected, actual + other.actual);
        }
    }
}
