package org.encorecrm.prediction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.encorecrm.metrics.EvaluationTime;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The beginning of a run: models are fitted and become, with the day and the settings, the basis of predictions. */
@Service
public class Renewal {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Predictions predictions;
    private final Models models;
    private final Bases bases;
    private final Calibration calibration;
    private final Consumables consumables;
    private final PredictionSettings prospects;
    private final EvaluationTime time;
    private final Settings settings;
    private final BusinessClock clock;

    Renewal(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Predictions predictions,
            Models models,
            Bases bases,
            Calibration calibration,
            Consumables consumables,
            PredictionSettings prospects,
            EvaluationTime time,
            Settings settings,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.predictions = predictions;
        this.models = models;
        this.bases = bases;
        this.calibration = calibration;
        this.consumables = consumables;
        this.prospects = prospects;
        this.time = time;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Fits and makes the basis that holds from now on, unless another node is at it. Fitting takes seconds to minutes
     * and no lock; what makes the basis hold takes a moment.
     */
    public boolean renew(long run) {
        if (!lease(run)) {
            return false;
        }
        try {
            var fit = fit();
            calibration.measure(run, clock.now());
            transaction.executeWithoutResult(status -> settle(run, fit, status));
            return true;
        } catch (RuntimeException failure) {
            release(run);
            throw failure;
        }
    }

    private PredictionRun.Fit fit() {
        var hadOne = models.currentId().isPresent();
        if (predictions.refit()) {
            return PredictionRun.Fit.FITTED;
        }
        return hadOne ? PredictionRun.Fit.KEPT : PredictionRun.Fit.TOO_FEW;
    }

    /** For longer than any fit takes; whoever crashed meanwhile is followed after that. */
    private boolean lease(long run) {
        return jdbc.sql("""
                        update segmentation.prediction_run
                           set leased_until = clock_timestamp() + interval '10 minutes'
                         where id = :run and state = 'running' and basis_id is null
                           and (leased_until is null or leased_until < clock_timestamp())
                        """).param("run", run).update() > 0;
    }

    private void release(long run) {
        jdbc.sql("update segmentation.prediction_run set leased_until = null where id = :run")
                .param("run", run)
                .update();
    }

    /**
     * What takes long is done first. Then evaluations under way finish, so that nobody writes by the basis of before once
     * everybody is being brought to the new one, which those who come later see. A run cancelled meanwhile leaves all as
     * it was.
     */
    private void settle(long run, PredictionRun.Fit fit, TransactionStatus transaction) {
        var now = clock.now();
        var level = prospects.categoryLevel();
        var basis = bases.add(models.currentId().orElse(null), day(now), prospects.prospects(), level, now);
        consumables.survey(basis, level, now);
        var customers = jdbc.sql(
                        "select count(*) as total, coalesce(max(id), 0) as last from core.customer where id > 0")
                .query(Customers.class)
                .single();
        time.alone();
        var at = time.hold().orLater(clock.now());
        bases.date(basis, day(at), at);
        if (!begin(run, basis, fit, customers)) {
            transaction.setRollbackOnly();
        }
    }

    private boolean begin(long run, long basis, PredictionRun.Fit fit, Customers customers) {
        return jdbc.sql("""
                        update segmentation.prediction_run
                           set basis_id = :basis, fit = :fit, leased_until = null, total = :total, last = :last
                         where id = :run and state = 'running' and basis_id is null
                        """)
                        .param("basis", basis)
                        .param("fit", fit.name().toLowerCase(Locale.ROOT))
                        .param("total", customers.total)
                        .param("last", customers.last)
                        .param("run", run)
                        .update()
                > 0;
    }

    private LocalDate day(Instant at) {
        return at.atZone(settings.zone()).toLocalDate();
    }

    private record Customers(long total, long last) {}
}
