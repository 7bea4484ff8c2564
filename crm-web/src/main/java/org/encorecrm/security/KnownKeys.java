package org.encorecrm.security;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which key may do what, remembered for less than a second, so that a revoked key stops working within one. */
@Component
class KnownKeys {

    private static final long FRESH_NANOS = Duration.ofMillis(800).toNanos();
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    KnownKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Known> find(String key) {
        var hash = KeyHash.of(key);
        var name = HexFormat.of().formatHex(hash);
        var remembered = known.get(name);
        if (remembered != null && System.nanoTime() - remembered.readAt < FRESH_NANOS) {
            return Optional.of(remembered);
        }
        var read = read(hash);
        read.ifPresentOrElse(found -> remember(name, found), () -> known.remove(name));
        return read;
    }

    private void remember(String name, Known found) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(name, found);
    }

    private Optional<Known> read(byte[] hash) {
        var readAt = System.nanoTime();
        return jdbc.sql("""
                        with used as (
                            update web.api_key set last_used_at = clock_timestamp()
                             where hash = :hash and revoked_at is null
                               and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute'))
                        select name, scopes from web.api_key where hash = :hash and revoked_at is null
                        """)
                .param("hash", hash)
                .query((row, i) -> new Known(
                        row.getString("name"),
                        Arrays.asList((String[]) row.getArray("scopes").getArray()),
                        readAt))
                .optional();
    }

    record Known(String name, List<String> scopes, long readAt) {}
}
