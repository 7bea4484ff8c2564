package org.encorecrm.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.likeness and its keys: what of each customer is compared. */
@Repository
class LikenessStore {

    /** Another number makes every likeness be worked out anew by the next search. */
    static final int VERSION = 1;

    private final JdbcClient jdbc;

    LikenessStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, Traits> of(Collection<Long> customers) {
        var found = new HashMap<Long, Traits>();
        jdbc.sql("select customer_id, traits from core.likeness where customer_id = any(:ids)")
                .param("ids", customers.toArray(Long[]::new))
                .query(row -> {
                    found.put(row.getLong("customer_id"), Traits.parse(row.getString("traits")));
                });
        return found;
    }

    /** Answers those whose traits are others than before. */
    List<Long> keep(Map<Long, Traits> traits) {
        var ids = traits.keySet().stream().sorted().toList();
        var changed = jdbc.sql("""
                        select n.customer_id
                          from unnest(:ids, :traits) as n (customer_id, traits)
                          left join core.likeness l using (customer_id)
                         where l.traits is distinct from n.traits or l.version <> :version
                         order by 1
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("traits", texts(ids, traits))
                .param("version", VERSION)
                .query(Long.class)
                .list();
        if (!changed.isEmpty()) {
            write(changed, traits);
        }
        return changed;
    }

    private void write(List<Long> ids, Map<Long, Traits> traits) {
        var owners = new ArrayList<Long>();
        var keys = new ArrayList<Long>();
        var written = new String[ids.size()];
        for (int i = 0; i < ids.size(); i++) {
            var own = BlockKeys.of(java.util.Objects.requireNonNull(traits.get(ids.get(i))));
            written[i] = Arrays.toString(own).replace('[', '{').replace(']', '}');
            for (var key : own) {
                owners.add(ids.get(i));
                keys.add(key);
            }
        }
        jdbc.sql("""
                        delete from core.likeness_key k
                         using core.likeness l cross join unnest(l.keys) as gone (key)
                         where l.customer_id = any(:ids) and k.key = gone.key and k.customer_id = l.customer_id
                        """).param("ids", ids.toArray(Long[]::new)).update();
        jdbc.sql("""
                        insert into core.likeness (customer_id, version, traits, keys)
                        select n.customer_id, :version, n.traits, n.keys::bigint[]
                          from unnest(:ids, :traits, :keys) as n (customer_id, traits, keys)
                          join core.customer c on c.id = n.customer_id
                         order by 1
                            on conflict (customer_id) do update
                           set version = excluded.version, traits = excluded.traits, keys = excluded.keys
                        """)
                .param("version", VERSION)
                .param("ids", ids.toArray(Long[]::new))
                .param("traits", texts(ids, traits))
                .param("keys", written)
                .update();
        jdbc.sql("""
                        insert into core.likeness_key (key, customer_id)
                        select n.key, n.customer_id
                          from unnest(:keys, :ids) as n (key, customer_id)
                          join core.likeness l on l.customer_id = n.customer_id
                         order by 1, 2
                            on conflict do nothing
                        """)
                .param("keys", keys.toArray(Long[]::new))
                .param("ids", owners.toArray(Long[]::new))
                .update();
    }

    private static String[] texts(List<Long> ids, Map<Long, Traits> traits) {
        return ids.stream()
                .map(id -> java.util.Objects.requireNonNull(traits.get(id)).text())
                .toArray(String[]::new);
    }

    /** The next customers, after this one, whose likeness is missing or by an older program. */
    List<Long> stale(long after, long last, int limit) {
        return jdbc.sql("""
                        select c.id
                          from core.customer c
                          left join core.likeness l on l.customer_id = c.id and l.version = :version
                         where c.id > :after and c.id <= :last and l.customer_id is null
                         order by c.id
                         limit :limit
                        """)
                .param("version", VERSION)
                .param("after", after)
                .param("last", last)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /** The next customers after this one. */
    List<Long> after(long after, long last, int limit) {
        return jdbc.sql("""
                        select customer_id from core.likeness
                         where customer_id > :after and customer_id <= :last order by customer_id limit :limit
                        """)
                .param("after", after)
                .param("last", last)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }
}
