package org.encorecrm.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What cutting scores one way or another makes of the present figures, before it is made to hold. */
@Service
public class Scales {

    private static final String FIGURES = """
            with figures as (
                select customer_id,
                       (cast(:now as timestamptz) at time zone :zone)::date - (last_order_at at time zone :zone)::date as days,
                       orders_count as frequency, orders_sum as monetary
                  from segmentation.metrics
                 where orders_count > 0),
            boundaries as (
                select coalesce(cast(:r as double precision[]), percentile_cont(cast(:fractions as double precision[]))
                                    within group (order by days::double precision)) as recency,
                       coalesce(cast(:f as double precision[]), percentile_cont(cast(:fractions as double precision[]))
                                    within group (order by frequency::double precision)) as frequency,
                       coalesce(cast(:m as double precision[]), percentile_cont(cast(:fractions as double precision[]))
                                    within group (order by monetary::double precision)) as monetary
                  from figures)
            """;

    private static final String BOUNDARIES =
            FIGURES + "select recency, frequency, monetary from boundaries where exists (select from figures)";

    private static final String COUNTS = FIGURES
            + """
            , cuts as (select {negated} from boundaries b)
            select s.figure, s.score, count(*) filter (where v.customer_id > 0) as customers
              from figures v cross join cuts
             cross join lateral (values ('r', {r}), ('f', {f}), ('m', {m})) s (figure, score)
             group by s.figure, s.score
            """.replace("{negated}", Score.NEGATED)
                    .replace("{r}", Score.recency("v.days", "cuts.recency"))
                    .replace("{f}", Score.rising("v.frequency", "cuts.frequency"))
                    .replace("{m}", Score.rising("v.monetary", "cuts.monetary"));

    private final JdbcClient jdbc;
    private final Settings settings;
    private final BusinessClock clock;

    Scales(JdbcClient jdbc, Settings settings, BusinessClock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Recency, frequency and money; empty while nobody has bought. Looks at everybody once or twice. */
    @Transactional(readOnly = true)
    public List<Scale> of(Cuts cuts) {
        var asked = parameters(cuts);
        var boundaries = jdbc.sql(BOUNDARIES).params(asked).query(Scales::row).optional();
        return boundaries.map(found -> scales(found, counts(asked))).orElse(List.of());
    }

    /** The boundaries that hold, without counts; empty before the first. */
    @Transactional(readOnly = true)
    public List<Scale> kept() {
        return jdbc.sql("select recency, frequency, monetary from segmentation.rfm_boundaries order by id desc limit 1")
                .query(Scales::row)
                .optional()
                .map(boundaries -> scales(boundaries, Map.of()))
                .orElse(List.of());
    }

    private Map<String, Map<Integer, Long>> counts(Map<String, ?> asked) {
        var counts = new HashMap<String, Map<Integer, Long>>();
        jdbc.sql(COUNTS).params(asked).query(row -> {
            counts.computeIfAbsent(row.getString("figure"), figure -> new HashMap<>())
                    .put(row.getInt("score"), row.getLong("customers"));
        });
        return counts;
    }

    private static List<Scale> scales(Map<String, double[]> boundaries, Map<String, Map<Integer, Long>> counts) {
        return Stream.of("r", "f", "m")
                .map(figure -> Scale.of(
                        figure, boundaries.getOrDefault(figure, new double[0]), counts.getOrDefault(figure, Map.of())))
                .toList();
    }

    private Map<String, @Nullable Object> parameters(Cuts cuts) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("now", clock.now().atOffset(ZoneOffset.UTC));
        parameters.put("zone", settings.zone().getId());
        parameters.put("fractions", cuts.fractions());
        parameters.put("r", cuts.r());
        parameters.put("f", cuts.f());
        parameters.put("m", cuts.m());
        return parameters;
    }

    static Map<String, double[]> row(ResultSet row, int number) throws SQLException {
        return Map.of("r", numbers(row, "recency"), "f", numbers(row, "frequency"), "m", numbers(row, "monetary"));
    }

    private static double[] numbers(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Double[]) row.getArray(column).getArray())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
