package org.encorecrm.office.rfm;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.encorecrm.metrics.Boundaries;
import org.encorecrm.metrics.Rfm;
import org.encorecrm.metrics.RfmGrid;
import org.encorecrm.metrics.RfmQuestion;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Grids for people who wait for them. */
@Service
class AskedGrids {

    private final Rfm rfm;
    private final Boundaries boundaries;
    private final BusinessClock clock;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AskedGrids(
            Rfm rfm,
            Boundaries boundaries,
            BusinessClock clock,
            Settings settings,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.rfm = rfm;
        this.boundaries = boundaries;
        this.clock = clock;
        this.settings = settings;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    RfmGrid kept() {
        return rfm.grid();
    }

    /** From the facts up to the end of that day, cut as the settings say; empty when it takes longer than one waits. */
    Optional<RfmGrid> asked(@Nullable LocalDate day, @Nullable String category) {
        return within(() -> rfm.grid(question(day, category)));
    }

    /** Where the scores of that grid are cut. */
    Optional<Map<String, double[]>> boundaries(String category) {
        return within(() -> rfm.boundaries(question(null, category)));
    }

    private RfmQuestion question(@Nullable LocalDate day, @Nullable String category) {
        var now = clock.now();
        var end = day == null
                ? now
                : day.plusDays(1).atStartOfDay(settings.zone()).toInstant();
        var group = category == null || category.isBlank() ? null : category.strip();
        return new RfmQuestion(end.isAfter(now) ? now : end, boundaries.cuts(), group, null);
    }

    private <T> Optional<T> within(Supplier<T> work) {
        try {
            return Optional.ofNullable(transaction.execute(status -> {
                jdbc.sql("select set_config('statement_timeout', '25s', true)")
                        .query((row, i) -> row.getString(1))
                        .single();
                return work.get();
            }));
        } catch (QueryTimeoutException slow) {
            return Optional.empty();
        } catch (DataAccessException failure) {
            if (String.valueOf(failure.getMessage()).contains("statement timeout")) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
