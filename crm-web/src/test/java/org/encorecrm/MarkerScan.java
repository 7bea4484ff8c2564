package org.encorecrm;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks for texts in every row of every table of every schema, whatever tables there are: whole rows as text, so that
 * JSON, arrays and the bytes of binary columns are read too.
 */
final class MarkerScan {

    private final JdbcClient jdbc;

    MarkerScan(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows by table that hold any of the markers. */
    TreeMap<String, Long> find(List<String> markers) {
        var patterns = markers.stream()
                .flatMap(marker -> List.of(marker, hex(marker)).stream())
                .map(text -> "%" + text + "%")
                .toArray(String[]::new);
        var found = new TreeMap<String, Long>();
        for (var table : tables()) {
            var rows = jdbc.sql("select count(*) from %s t where t::text ilike any(:patterns)".formatted(table))
                    .param("patterns", patterns)
                    .query(Long.class)
                    .single();
            if (rows > 0) {
                found.put(table, rows);
            }
        }
        return found;
    }

    private List<String> tables() {
        return jdbc.sql("""
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                         where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                         order by 1
                        """).query(String.class).list();
    }

    private static String hex(String marker) {
        return HexFormat.of().formatHex(marker.getBytes(StandardCharsets.UTF_8));
    }
}
