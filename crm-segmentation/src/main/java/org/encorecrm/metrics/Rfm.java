package org.encorecrm.metrics;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recency, frequency and monetary value of everybody as of any past moment, computed from the facts. */
@Service
public class Rfm {

    private static final int FETCH = 1000;

    private static final RowMapper<RfmRow> ROW = (row, i) -> new RfmRow(
            row.getLong("customer_id"),
            row.getString("external_id"),
            row.getString("email"),
            row.getInt("recency_days"),
            row.getLong("frequency"),
            row.getBigDecimal("monetary"),
            row.getInt("r"),
            row.getInt("f"),
            row.getInt("m"));

    private final JdbcClient jdbc;
    private final Settings settings;
    private final BusinessClock clock;

    Rfm(JdbcClient jdbc, Settings settings, BusinessClock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** The first {@code limit} customers with a greater id. Scores are among all customers, whatever the page. */
    @Transactional(readOnly = true)
    public List<RfmRow> page(RfmQuestion question, long after, int limit) {
        refuseFuture(question);
        return jdbc.sql(RfmSql.rows(question))
                .params(parameters(question, after, limit))
                .query(ROW)
                .list();
    }

    /** Everybody, one at a time: the whole is never in memory. */
    @Transactional(readOnly = true)
    public void each(RfmQuestion question, Consumer<RfmRow> reader) {
        refuseFuture(question);
        jdbc.sql(RfmSql.rows(question))
                .withFetchSize(FETCH)
                .params(parameters(question, 0, null))
                .query(row -> {
                    reader.accept(ROW.mapRow(row, 0));
                });
    }

    @Transactional(readOnly = true)
    public RfmGrid grid(RfmQuestion question) {
        refuseFuture(question);
        return new RfmGrid(
                question.asOf(),
                jdbc.sql(RfmSql.cells(question))
                        .params(parameters(question, 0, null))
                        .query(RfmGrid.Cell.class)
                        .list());
    }

    /** Where scores are cut among those asked about, by r, f and m; empty when nobody bought. */
    @Transactional(readOnly = true)
    public Map<String, double[]> boundaries(RfmQuestion question) {
        refuseFuture(question);
        return jdbc.sql(RfmSql.boundaries(question))
                .params(parameters(question, 0, null))
                .query(Scales::row)
                .optional()
                .orElse(Map.of());
    }

    /** The grid of the scores everybody is kept by. */
    @Transactional(readOnly = true)
    public RfmGrid grid() {
        return new RfmGrid(
                clock.now(),
                jdbc.sql(RfmSql.KEPT_CELLS).query(RfmGrid.Cell.class).list());
    }

    public void refuseFuture(RfmQuestion question) {
        if (question.asOf().isAfter(clock.now())) {
            throw new InvalidInputException("?asOf", "must not be in the future");
        }
    }

    private Map<String, @Nullable Object> parameters(RfmQuestion question, long after, @Nullable Integer limit) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("now", question.asOf().atOffset(ZoneOffset.UTC));
        parameters.put("zone", settings.zone().getId());
        parameters.put("source", question.source());
        parameters.put("category", question.category());
        parameters.put("below", question.below());
        parameters.put("fractions", question.cuts().fractions());
        parameters.put("r", question.cuts().r());
        parameters.put("f", question.cuts().f());
        parameters.put("m", question.cuts().m());
        parameters.put("after", after);
        parameters.put("limit", limit);
        return parameters;
    }
}
