package org.encorecrm.duplicate;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.likeness_key as a whole search fills and walks it: in the order of the keys. */
@Repository
class KeyIndex {

    /** A range of keys is to hold this many customers' worth: as many as one statement sorts in a few seconds. */
    private static final long CUSTOMERS = 100_000;

    private static final int ROWS = 20_000;

    private final JdbcClient jdbc;

    KeyIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some neighbouring keys and who shares each of them.
     *
     * @param last the last of the keys, also when nobody shares it or too many do
     */
    record Block(List<List<Long>> sharing, long last) {}

    static long ranges(long customers) {
        return 1 + customers / CUSTOMERS;
    }

    /**
     * Adds the keys of a range that are not there yet. In their order a page of the index is written once; customer by
     * customer every key would find another page.
     *
     * @param range from 0 to {@code ranges - 1}
     */
    void fill(long range, long ranges) {
        var width = Long.divideUnsigned(-1, ranges);
        jdbc.sql("""
                        insert into core.likeness_key (key, customer_id)
                        select k.key, l.customer_id
                          from core.likeness l cross join unnest(l.keys) as k (key)
                         where k.key between :first and :last
                         order by 1, 2
                            on conflict do nothing
                        """)
                .param("first", Long.MIN_VALUE + range * width)
                .param("last", range == ranges - 1 ? Long.MAX_VALUE : Long.MIN_VALUE + (range + 1) * width - 1)
                .update();
    }

    /** The keys after this one; empty at the end. Who shares a key with too many is left out. */
    Block after(long key) {
        var keys = new ArrayList<Long>();
        var groups = new ArrayList<List<Long>>();
        jdbc.sql("""
                        select key, customer_id from core.likeness_key
                         where key > :after order by key, customer_id limit :rows
                        """).param("after", key).param("rows", ROWS).query(row -> {
            if (keys.isEmpty() || keys.get(keys.size() - 1) != row.getLong("key")) {
                keys.add(row.getLong("key"));
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(row.getLong("customer_id"));
        });
        var rows = groups.stream().mapToInt(List::size).sum();
        // The last key may go on behind the limit; if it is the only one, then far too many share it.
        if (rows == ROWS && keys.size() > 1) {
            keys.remove(keys.size() - 1);
            groups.remove(groups.size() - 1);
        }
        return new Block(
                groups.stream()
                        .filter(group -> group.size() > 1 && group.size() <= Candidates.MOST_SHARING)
                        .toList(),
                keys.isEmpty() ? Long.MAX_VALUE : keys.get(keys.size() - 1));
    }
}
