package org.encorecrm.intake;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.import_erased: who was erased while a file was on its way in. */
@Repository
class MarkStore {

    /** Whatever still has lines of its file somewhere, or is getting them. */
    private static final String HOLDING = """
            (i.state in ('receiving', 'running')
             or exists (select from core.import_chunk where import_id = i.id)
             or exists (select from core.import_row where import_id = i.id)
             or exists (select from core.import_reject where import_id = i.id)
             or exists (select from core.import_example where import_id = i.id))
            """;

    private final JdbcClient jdbc;
    private final Settings settings;

    MarkStore(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * Holds all such files until the transaction ends, so that no portion is being taken in meanwhile. Portions hold
     * their file before any customer; so does this.
     */
    void hold() {
        jdbc.sql("select i.id from core.import i where " + HOLDING + " order by i.id for no key update")
                .query(Long.class)
                .list();
    }

    /** Answers how many files have to be searched for somebody. */
    int mark(Erasing who) {
        var marks = Marks.of(who);
        if (marks.isEmpty()) {
            return 0;
        }
        jdbc.sql("""
                        insert into core.import_erased (import_id, mark, erased_id)
                        select i.id, sha256(convert_to(i.salt || ' ' || word, 'UTF8')), :erased
                          from core.import i, unnest(:words) word
                         where %s
                            on conflict do nothing
                        """.formatted(HOLDING))
                .param("erased", who.customerId())
                .param("words", marks.toArray(String[]::new))
                .update();
        return jdbc.sql("""
                        update core.import set erasures = erasures + 1
                         where id in (select import_id from core.import_erased where erased_id = :erased)
                        """).param("erased", who.customerId()).update();
    }

    Marks of(Import file) {
        var whose = new HashMap<ByteBuffer, Long>();
        jdbc.sql("select mark, erased_id from core.import_erased where import_id = :id")
                .param("id", file.id())
                .query(row -> {
                    whose.put(ByteBuffer.wrap(row.getBytes("mark")), row.getLong("erased_id"));
                });
        return new Marks(file, salt(file.id()), whose, settings.phoneRegion());
    }

    private String salt(long id) {
        return jdbc.sql("select salt::text from core.import where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** A file that is neither being received nor running, and has not been searched since somebody was erased. */
    Optional<Long> unsearched() {
        return jdbc.sql("""
                        select i.id from core.import i
                         where i.state not in ('running', 'receiving')
                           and exists (select from core.import_erased where import_id = i.id)
                         order by i.id limit 1
                        """).query(Long.class).optional();
    }

    int erasures(long id) {
        return jdbc.sql("select erasures from core.import where id = :id")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Answers whose marks they were. */
    List<Long> forget(long id) {
        return jdbc.sql("""
                        with gone as (delete from core.import_erased where import_id = :id returning erased_id)
                        select distinct erased_id from gone order by erased_id
                        """).param("id", id).query(Long.class).list();
    }
}
