package org.encorecrm.support;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.encorecrm.support.tuning.NewsTuning;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an administrator sets while the shop runs, kept in the database as text by key. Read from memory, at most a
 * second old on other nodes; at once on the node that wrote.
 */
@Service
public class Settings {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final JdbcClient jdbc;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), 0, false);

    Settings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<String> find(String key) {
        return Optional.ofNullable(all().get(key));
    }

    public String get(String key, String otherwise) {
        return find(key).orElse(otherwise);
    }

    @Transactional
    public void put(String key, String value) {
        jdbc.sql("""
                        insert into core.setting (key, value) values (:key, :value)
                            on conflict (key) do update set value = excluded.value
                        """).param("key", key).param("value", value).update();
        AfterCommit.run(() -> snapshot = new Snapshot(Map.of(), 0, false));
    }

    /** The shop's time zone: calendar fields and day boundaries are its. */
    public ZoneId zone() {
        return ZoneId.of(get("shop.zone", "Europe/Moscow"));
    }

    /** The base currency, ISO 4217. */
    public String currency() {
        return get("shop.currency", "RUB");
    }

    /** The region whose national phone format is assumed, ISO 3166-1 alpha-2. */
    public String phoneRegion() {
        return get("shop.phoneRegion", "RU");
    }

    /** Whether messages, webhooks and tasks leave for everybody, and since when; empty while the shop is not live. */
    public Optional<Instant> liveSince() {
        return find("live.since").filter(value -> !value.isEmpty()).map(Instant::parse);
    }

    /** Facts older than this are history and start nothing. */
    public Duration newsWithin() {
        return Duration.parse(NewsTuning.WITHIN.of(this));
    }

    private Map<String, String> all() {
        var known = snapshot;
        if (!known.filled || System.nanoTime() - known.takenAt > FRESH_NANOS) {
            known = new Snapshot(read(), System.nanoTime(), true);
            snapshot = known;
        }
        return known.values;
    }

    private Map<String, String> read() {
        return jdbc
                .sql("select key, value from core.setting")
                .query((rs, i) -> Map.entry(rs.getString("key"), rs.getString("value")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private record Snapshot(Map<String, String> values, long takenAt, boolean filled) {}
}
