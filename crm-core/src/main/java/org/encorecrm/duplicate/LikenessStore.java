package org.encorecrm.duplicate;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

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
        var changed = keepTraits(traits);
        if (!changed.isEmpty()) {
            addKeys(changed);
        }
        return changed;
    }

    /** The same, their keys left for {@link KeyIndex#fill}. */
    List<Long> keepTraits(Map<Long, Traits> traits) {
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

    /** Who is erased or merged at this very moment is left out: their lock is waited for, and the row is gone then. */
    private void write(List<Long> ids, Map<Long, Traits> traits) {
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
                           for key share of c
                            on conflict (customer_id) do update
                           set version = excluded.version, traits = excluded.traits, keys = excluded.keys
                        """)
                .param("version", VERSION)
                .param("ids", ids.toArray(Long[]::new))
                .param("traits", texts(ids, traits))
                .param("keys", keys(ids, traits))
                .update();
    }

    private void addKeys(List<Long> ids) {
        jdbc.sql("""
                        insert into core.likeness_key (key, customer_id)
                        select k.key, l.customer_id
                          from core.likeness l cross join unnest(l.keys) as k (key)
                         where l.customer_id = any(:ids)
                         order by 1, 2
                            on conflict do nothing
                        """).param("ids", ids.toArray(Long[]::new)).update();
    }

    /** Arrays as PostgreSQL reads them. */
    private static String[] keys(List<Long> ids, Map<Long, Traits> traits) {
        return ids.stream()
                .map(id -> Arrays.stream(BlockKeys.of(requireNonNull(traits.get(id))))
                        .mapToObj(Long::toString)
                        .collect(joining(",", "{", "}")))
                .toArray(String[]::new);
    }

    private static String[] texts(List<Long> ids, Map<Long, Traits> traits) {
        return ids.stream().map(id -> requireNonNull(traits.get(id)).text()).toArray(String[]::new);
    }

    /** The next customers, after this one, whose likeness is missing or by an older program. */
    List<Long> stale(long after, long last, int limit) {
        return jdbc.sql("""
                        select c.id
                          from core.customer c
                          left join core.likeness l
                            on l.customer_id = c.id and l.version = :version
                               -- or everybody's likeness before the customers asked about is read
                               and l.customer_id > :after
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
}
