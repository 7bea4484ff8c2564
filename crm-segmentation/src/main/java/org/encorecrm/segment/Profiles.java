package org.encorecrm.segment;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How members of a segment differ from everybody. At most so many of either are looked at, chosen evenly, so that the
 * answer takes less than a second whatever the size of the base.
 */
@Service
@Transactional(readOnly = true)
public class Profiles {

    private static final int LOOKED_AT = 20_000;

    /** Of fewer, chance decides: of 30 people three more or less are 10 %. */
    private static final int LEAST = 30;

    /** A value is told when so many members have it, or would if they were like everybody. */
    private static final int LEAST_OF_VALUE = 10;

    private static final int VALUES = 7;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Settings settings;

    Profiles(JdbcClient jdbc, BusinessClock clock, Settings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    public Profile of(String key) {
        var sample = sample(key);
        var figures = jdbc.sql(ProfileSql.FIGURES)
                .params(parameters(sample))
                .query((row, i) -> new Counted(
                        row.getBoolean("member"),
                        row.getLong("people"),
                        figures(
                                row.getObject("bought", Double.class),
                                row.getObject("orders", Double.class),
                                row.getObject("average_order", Double.class),
                                row.getObject("sum", Double.class),
                                row.getObject("recency_days", Double.class))))
                .list();
        var members = of(figures, true);
        var everybody = of(figures, false);
        return new Profile(
                members.people,
                everybody.people,
                sample.every > 1,
                sample.percent < 100,
                LEAST,
                LEAST_OF_VALUE,
                traits(sample),
                compared(members.figures, everybody.figures));
    }

    private Sample sample(String key) {
        return jdbc.sql(ProfileSql.SIZES)
                .param("key", key)
                .query((row, i) -> new Sample(
                        row.getLong("id"),
                        (int) Math.max(1, row.getLong("members") / LOOKED_AT),
                        Math.min(100.0, 100.0 * LOOKED_AT / Math.max(1, row.getDouble("customers")))))
                .optional()
                .orElseThrow(() -> new NotFoundException("No segment " + key));
    }

    private Map<String, ?> parameters(Sample sample) {
        return Map.of(
                "segment",
                sample.segment,
                "every",
                sample.every,
                "percent",
                sample.percent,
                "now",
                clock.now().atOffset(ZoneOffset.UTC),
                "zone",
                settings.zone().getId());
    }

    private List<Profile.Trait> traits(Sample sample) {
        var rows = new LinkedHashMap<String, List<Row>>();
        for (var row : jdbc.sql(ProfileSql.TRAITS)
                .params(parameters(sample))
                .query(Row.class)
                .list()) {
            rows.computeIfAbsent(row.trait, unseen -> new ArrayList<>()).add(row);
        }
        return rows.entrySet().stream()
                .map(each -> trait(each.getKey(), each.getValue()))
                .filter(trait -> trait.known() >= LEAST && !trait.values().isEmpty())
                .toList();
    }

    private static Profile.Trait trait(String key, List<Row> rows) {
        var members = rows.stream().mapToLong(Row::members).sum();
        var everybody = rows.stream().mapToLong(Row::everybody).sum();
        var values = rows.stream()
                .filter(row -> Math.max(row.members, (double) row.everybody * members / Math.max(1, everybody))
                        >= LEAST_OF_VALUE)
                .map(row -> value(row, members, Math.max(1, everybody)))
                .sorted(
                        key.equals("age")
                                ? Comparator.comparing(Profile.Value::value)
                                : Comparator.comparing(value -> -Math.abs(value.share() - value.everybodyShare())))
                .limit(VALUES)
                .toList();
        return new Profile.Trait(key, members, values);
    }

    private static Profile.Value value(Row row, long members, long everybody) {
        var share = row.members / (double) members;
        var everybodyShare = row.everybody / (double) everybody;
        return new Profile.Value(row.value, row.members, share, everybodyShare, index(share, everybodyShare));
    }

    private static @Nullable Double index(@Nullable Double members, @Nullable Double everybody) {
        return members == null || everybody == null || everybody == 0
                ? null
                : Math.round(100 * members / everybody) / 100.0;
    }

    private static List<Profile.Figure> compared(
            Map<String, @Nullable Double> members, Map<String, @Nullable Double> everybody) {
        return ProfileSql.FIGURE_KEYS.stream()
                .map(key -> new Profile.Figure(
                        key, members.get(key), everybody.get(key), index(members.get(key), everybody.get(key))))
                .toList();
    }

    private static Counted of(List<Counted> figures, boolean member) {
        return figures.stream()
                .filter(each -> each.member == member)
                .findFirst()
                .orElse(new Counted(member, 0, Map.of()));
    }

    private static Map<String, @Nullable Double> figures(@Nullable Double... values) {
        var figures = new HashMap<String, @Nullable Double>();
        for (var i = 0; i < values.length; i++) {
            figures.put(ProfileSql.FIGURE_KEYS.get(i), values[i]);
        }
        return figures;
    }

    /**
     * @param every of so many members one is looked at
     * @param percent of the base that is looked at
     */
    private record Sample(long segment, int every, double percent) {}

    record Row(String trait, String value, long members, long everybody) {}

    private record Counted(boolean member, long people, Map<String, @Nullable Double> figures) {}
}
