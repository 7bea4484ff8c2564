package org.encorecrm.field;

import java.util.List;
import org.encorecrm.support.Signal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The keys in the values of customers and orders. Counted in the background when somebody looks. */
@Service
public class SeenKeys {

    private final JdbcClient jdbc;
    private final Signal signal = new Signal();

    SeenKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Signal signal() {
        return signal;
    }

    /** Those without a definition, as they were counted last. */
    @Transactional(readOnly = true)
    public List<SeenKey> undefined() {
        return jdbc.sql("""
                        select s.entity, s.key, s.holders from core.seen_key s
                         where not exists (select from core.custom_field f where f.entity = s.entity and f.key = s.key)
                         order by s.entity, s.holders desc, s.key limit 200
                        """)
                .query((row, i) -> new SeenKey(
                        FieldEntity.of(row.getString("entity")).orElseThrow(),
                        row.getString("key"),
                        row.getLong("holders")))
                .list();
    }

    /** Whether a count is under way. */
    @Transactional(readOnly = true)
    public boolean counting() {
        return jdbc.sql("select exists (select from core.seen_key_count where wanted_at is not null)")
                .query(Boolean.class)
                .single();
    }

    /** Counts anew what was counted more than a minute ago. */
    @Transactional
    public void look() {
        var wanted = jdbc.sql("""
                        update core.seen_key_count set wanted_at = clock_timestamp()
                         where wanted_at is null
                           and coalesce(counted_at < clock_timestamp() - interval '1 minute', true)
                        """).update();
        if (wanted > 0) {
            signal.afterCommit();
        }
    }

    /** Counts one kind that is waited for. Answers whether there was one. */
    @Transactional
    public boolean count() {
        var claimed = jdbc.sql("""
                        select entity from core.seen_key_count where wanted_at is not null
                         order by entity limit 1 for update skip locked
                        """).query(String.class).optional();
        claimed.flatMap(FieldEntity::of).ifPresent(this::count);
        return claimed.isPresent();
    }

    /** Whatever a shop writes, no more than so many keys are kept. */
    private void count(FieldEntity entity) {
        jdbc.sql("delete from core.seen_key where entity = :entity")
                .param("entity", entity.code())
                .update();
        jdbc.sql("""
                        insert into core.seen_key (entity, key, holders)
                        select :entity, seen.key, count(*)
                          from %s t cross join lateral jsonb_each(t.custom_fields) as seen
                         where t.custom_fields <> '{}' and jsonb_typeof(seen.value) <> 'null'
                         group by seen.key order by count(*) desc, seen.key limit 1000
                        """.formatted(entity.table())).param("entity", entity.code()).update();
        jdbc.sql("""
                        update core.seen_key_count set wanted_at = null, counted_at = clock_timestamp()
                         where entity = :entity
                        """).param("entity", entity.code()).update();
    }
}
