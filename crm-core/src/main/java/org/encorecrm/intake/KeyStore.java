package org.encorecrm.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.import_key: by what a dry run knows that two lines of a file are about one person. */
@Repository
class KeyStore {

    private final JdbcClient jdbc;

    KeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long id, Map<Long, Set<Long>> keysByLine) {
        var keys = new ArrayList<Long>();
        var lines = new ArrayList<Long>();
        keysByLine.forEach((line, of) -> of.forEach(key -> {
            keys.add(key);
            lines.add(line);
        }));
        jdbc.sql("""
                        insert into core.import_key (import_id, key, line)
                        select :id, key, line from unnest(:keys, :lines) as k (key, line) order by key, line
                            on conflict do nothing
                        """)
                .param("id", id)
                .param("keys", keys.toArray(Long[]::new))
                .param("lines", lines.toArray(Long[]::new))
                .update();
    }

    /** Lines seen before that have one of the keys; the latest ones when they are too many. */
    List<Long> lines(long id, Collection<Long> keys, int limit) {
        return jdbc.sql("""
                        select distinct line from core.import_key
                         where import_id = :id and key = any(:keys) order by line desc limit :limit
                        """)
                .param("id", id)
                .param("keys", keys.toArray(Long[]::new))
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    void deleteAll(long id) {
        jdbc.sql("delete from core.import_key where import_id = :id")
                .param("id", id)
                .update();
    }
}
