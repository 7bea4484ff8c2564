package org.encorecrm.office.rfm;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.encorecrm.metrics.Rfm;
import org.encorecrm.metrics.RfmGrid;
import org.encorecrm.support.StatementTimeout;
import org.encorecrm.tally.Tallied;
import org.encorecrm.tally.Tallies;
import org.encorecrm.tally.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Grids for people who wait for them. */
@Service
class AskedGrids {

    private final Rfm rfm;
    private final GridQuestions questions;
    private final Tallies tallies;
    private final Tally<GridAsked, RfmGrid> grid;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AskedGrids(
            Rfm rfm,
            GridQuestions questions,
            Tallies tallies,
            Tally<GridAsked, RfmGrid> grid,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.rfm = rfm;
        this.questions = questions;
        this.tallies = tallies;
        this.grid = grid;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The kept scores, or from the facts up to the end of that day, cut as the settings say. */
    Tallied<RfmGrid> of(@Nullable LocalDate day, @Nullable String category) {
        return tallies.ask(grid, new GridAsked(day, category));
    }

    /** Where the scores of that grid are cut. */
    Optional<Map<String, double[]>> boundaries(String category) {
        return within(() -> rfm.boundaries(questions.of(new GridAsked(null, category))));
    }

    private <T> Optional<T> within(Supplier<T> work) {
        return StatementTimeout.inTime(() -> requireNonNull(transaction.execute(status -> {
            jdbc.sql("select set_config('statement_timeout', '25s', true)")
                    .query((row, i) -> row.getString(1))
                    .single();
            return work.get();
        })));
    }
}
