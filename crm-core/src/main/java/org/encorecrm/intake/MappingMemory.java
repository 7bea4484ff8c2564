package org.encorecrm.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where columns of the same headers went the last time. */
@Repository
class MappingMemory {

    private final JdbcClient jdbc;

    MappingMemory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was remembered. */
    record Remembered(List<String> mapping, ImportOptions options) {}

    Optional<Remembered> of(ImportKind kind, List<String> headers) {
        return jdbc.sql("select mapping, options from core.import_mapping where kind = :kind and headers = :headers")
                .param("kind", kind.code())
                .param("headers", hash(headers))
                .query((row, i) -> new Remembered(
                        List.of((String[]) row.getArray("mapping").getArray()),
                        Json.MAPPER.readValue(row.getString("options"), ImportOptions.class)))
                .optional()
                .filter(remembered -> remembered.mapping().size() == headers.size());
    }

    void remember(Import file, Instant now) {
        jdbc.sql("""
                        insert into core.import_mapping (kind, headers, mapping, options, used_at)
                        values (:kind, :headers, :mapping, cast(:options as jsonb), :now)
                            on conflict (kind, headers) do update
                           set mapping = excluded.mapping, options = excluded.options, used_at = excluded.used_at
                        """)
                .param("kind", file.kind().code())
                .param("headers", hash(file.headers()))
                .param("mapping", file.mapping().toArray(String[]::new))
                .param("options", ImportStore.json(file.options()))
                .param("now", Timestamp.from(now))
                .update();
    }

    private static String hash(List<String> headers) {
        try {
            var names = headers.stream().map(HeaderName::of).collect(Collectors.joining("\u001f"));
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
