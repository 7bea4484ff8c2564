package org.encorecrm.duplicate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom each customer is worth comparing with: those who share a key that not too many share. */
@Repository
class Candidates {

    /** A key that more customers share tells nothing; finer keys find their duplicates. */
    static final int MOST_SHARING = 60;

    private static final String FIND = """
            select p.customer_id, array_agg(distinct o.other) as others
              from (select l.customer_id, k.key
                      from core.likeness l cross join unnest(l.keys) as k (key)
                     where l.customer_id = any(:ids)) p
              left join core.likeness_common c on c.key = p.key
             cross join lateral (
                   select customer_id as other, count(*) over () as sharing
                     from (select customer_id from core.likeness_key where key = p.key limit :most + 1) s) o
             where c.key is null and o.sharing <= :most and o.other %s p.customer_id
             group by p.customer_id
            """;

    private final JdbcClient jdbc;

    Candidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For a sample: each pair is met once, at its younger record. */
    Map<Long, List<Long>> older(Collection<Long> customers) {
        return find(FIND.formatted("<"), customers);
    }

    /** For customers that changed. */
    Map<Long, List<Long>> all(Collection<Long> customers) {
        return find(FIND.formatted("<>"), customers);
    }

    private Map<Long, List<Long>> find(String sql, Collection<Long> customers) {
        var found = new LinkedHashMap<Long, List<Long>>();
        jdbc.sql(sql)
                .param("ids", customers.toArray(Long[]::new))
                .param("most", MOST_SHARING)
                .query(row -> {
                    found.put(row.getLong("customer_id"), List.of((Long[])
                            row.getArray("others").getArray()));
                });
        return found;
    }

    /** Finds the keys that too many share. */
    void findCommon() {
        jdbc.sql("truncate core.likeness_common").update();
        jdbc.sql("""
                        insert into core.likeness_common (key)
                        select key from core.likeness_key group by key having count(*) > :most
                        """).param("most", MOST_SHARING).update();
    }
}
