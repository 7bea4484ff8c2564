package org.encorecrm.prediction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the shop's predictions rest on and how good they are, from what the runs kept. */
@Service
@Transactional(readOnly = true)
public class PredictionReport {

    private final JdbcClient jdbc;
    private final Models models;
    private final Bases bases;
    private final Calibration calibration;

    PredictionReport(JdbcClient jdbc, Models models, Bases bases, Calibration calibration) {
        this.jdbc = jdbc;
        this.models = models;
        this.bases = bases;
        this.calibration = calibration;
    }

    /** Empty before the first model. */
    public Optional<Fitted> model() {
        return models.current().map(Fitted::of);
    }

    /** What kept predictions are computed by; empty before the first run. */
    public Optional<Prospects> prospects() {
        return bases.current().map(Basis::prospects);
    }

    public List<CalibrationClass> calibration() {
        return calibration.latest();
    }

    /** How many customers are alive with a probability in each tenth; empty before the first run with a model. */
    public List<Tenth> spread() {
        return jdbc.sql("""
                        select tenth, customers from segmentation.prediction_spread
                         where run_id = (select max(run_id) from segmentation.prediction_spread)
                         order by tenth
                        """).query(Tenth.class).list();
    }

    /** Counts the spread at the end of a run, so that no page does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepSpread(long run) {
        jdbc.sql("""
                        insert into segmentation.prediction_spread (run_id, tenth, customers)
                        select :run, least(9, floor(alive * 10)), count(*)
                          from segmentation.prediction where alive is not null group by 2
                            on conflict do nothing
                        """).param("run", run).update();
    }

    /** Customers of whom the shop says they are alive with a probability from tenth/10 to (tenth + 1)/10. */
    public record Tenth(int tenth, long customers) {}

    /**
     * The model in the words of the shop.
     *
     * @param ordersPerYear of the average customer while she stays: r / alpha, per 365.25 days
     * @param leaves the chance to leave after a purchase that is not the first, on average: a / (a + b)
     * @param meanOrder the mean of the customers' means, p·v / (q − 1); null without a value model
     */
    public record Fitted(
            ModelView parameters,
            Instant fittedAt,
            double ordersPerYear,
            double leaves,
            @Nullable Double meanOrder) {

        static Fitted of(Model model) {
            var m = model.orders();
            var value = model.value();
            return new Fitted(
                    ModelView.of(model),
                    model.fittedAt(),
                    m.r() / m.alpha() * 365.25 / 7,
                    m.a() / (m.a() + m.b()),
                    value == null ? null : value.p() * value.v() / (value.q() - 1));
        }
    }
}
