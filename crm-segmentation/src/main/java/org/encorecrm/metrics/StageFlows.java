package org.encorecrm.metrics;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.encorecrm.support.StatementTimeout;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How customers passed between stages. A stage of the past is what the first later passage came from; without one it is
 * the present stage. So recent flows cost what moved, not what exists. Before passages were recorded the facts tell.
 */
@Service
@Transactional(readOnly = true)
public class StageFlows {

    private static final String RECORDED = """
            with first as materialized (
                select distinct on (customer_id) customer_id, from_stage
                  from segmentation.lifecycle_move where at > :from and customer_id > 0 order by customer_id, at, id
            ), later as (
                select distinct on (customer_id) customer_id, from_stage
                  from segmentation.lifecycle_move where at > :to and customer_id > 0 order by customer_id, at, id
            ), moved as materialized (
                select f.from_stage as a, m.lifecycle_stage as present,
                       case when l.customer_id is null then m.lifecycle_stage else l.from_stage end as b
                  from first f join segmentation.metrics m on m.customer_id = f.customer_id
                  left join later l on l.customer_id = f.customer_id
            ), stayed as (
                select lifecycle_stage as a, lifecycle_stage as b, count(*) as n
                  from segmentation.metrics where lifecycle_stage is not null and customer_id > 0 group by lifecycle_stage
                 union all
                select present, present, -count(*) from moved group by present
                 union all
                select a, b, count(*) from moved group by a, b)
            select a, b, sum(n) as customers from stayed where a is not null or b is not null group by a, b having sum(n) <> 0
            """;

    private static final String RECORDED_AT_END = """
            select m.customer_id,
                   case when l.customer_id is null then m.lifecycle_stage else l.from_stage end as lifecycle_stage
              from segmentation.metrics m
              left join (select distinct on (customer_id) customer_id, from_stage
                           from segmentation.lifecycle_move where at > :to order by customer_id, at, id) l
                on l.customer_id = m.customer_id""";

    private static final String FROM_FACTS = """
            select a.lifecycle_stage as a, b.lifecycle_stage as b, count(*) as customers
              from (%s) a join (%s) b on b.customer_id = a.customer_id
             where a.customer_id > 0 and (a.lifecycle_stage is not null or b.lifecycle_stage is not null)
             group by 1, 2
            """;

    private final JdbcClient jdbc;
    private final Settings settings;
    private final BusinessClock clock;
    private final EvaluationTime time;

    StageFlows(JdbcClient jdbc, Settings settings, BusinessClock clock, EvaluationTime time) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        this.time = time;
    }

    /**
     * @throws InvalidInputException when the moments are not in order or not past, or when the facts of so long ago
     *     are too many to look at while somebody waits
     */
    public StageFlow between(Instant from, Instant to) {
        return StatementTimeout.within(jdbc, "8s", () -> count(from, to))
                .orElseThrow(() -> new InvalidInputException(
                        "?from", "is too long ago: so many facts take longer than one waits, choose a later one"));
    }

    /** The same for whoever can wait, and has set a limit to it. */
    public StageFlow count(Instant from, Instant to) {
        if (to.isAfter(time.ceiling().orLater(clock.now()))) {
            throw new InvalidInputException("?to", "must not be in the future");
        }
        if (!from.isBefore(to)) {
            throw new InvalidInputException("?from", "must be before to");
        }
        var since = recordedSince();
        var recorded = since.isPresent() && !from.isBefore(since.get());
        return new StageFlow(from, to, recorded, recorded ? ask(RECORDED, from, to) : fromFacts(since, from, to));
    }

    /** Since when passages are recorded as they happen; empty before the first evaluation. */
    public Optional<Instant> recordedSince() {
        return jdbc.sql(
                        "select applied_at from segmentation.lifecycle_limits where applied_at is not null order by id limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private List<StageFlow.Passage> fromFacts(Optional<Instant> since, Instant from, Instant to) {
        var recordedEnd = since.isPresent() && !to.isBefore(since.get());
        return ask(
                FROM_FACTS.formatted(
                        Figures.stagesAsOf().replace(":now", ":from"),
                        recordedEnd ? RECORDED_AT_END : Figures.stagesAsOf().replace(":now", ":to")),
                from,
                to);
    }

    private List<StageFlow.Passage> ask(String statement, Instant from, Instant to) {
        return jdbc.sql(statement)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("zone", settings.zone().getId())
                .query((row, i) -> new StageFlow.Passage(
                        stage(row.getString("a")), stage(row.getString("b")), row.getLong("customers")))
                .list();
    }

    private static @Nullable Stage stage(@Nullable String code) {
        return code == null ? null : Stage.of(code);
    }
}
