package org.encorecrm.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.identifier, and the locks by which two requests about the same new person make one customer. */
@Repository
class IdentifierStore {

    /** The first half of the advisory locks' keys: "iden". */
    private static final int LOCKS = 0x6964656e;

    private final JdbcClient jdbc;

    IdentifierStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Striped, because a lock per identifier of a large batch would exhaust shared memory; ascending. */
    void lockStripes(Collection<Identifier> identifiers) {
        var stripes =
                identifiers.stream().map(Identifier::stripe).distinct().sorted().toArray(Integer[]::new);
        jdbc.sql("select count(pg_advisory_xact_lock(:locks, stripe)) from unnest(:stripes) as stripe")
                .param("locks", LOCKS)
                .param("stripes", stripes)
                .query(Long.class)
                .single();
    }

    Map<Identifier, Long> find(Collection<Identifier> identifiers) {
        var keys = List.copyOf(identifiers);
        var found = new HashMap<Identifier, Long>();
        jdbc.sql("""
                        select i.kind, i.source, i.value, i.customer_id
                          from unnest(:kinds, :sources, :values) as k (kind, source, value)
                          join core.identifier i using (kind, source, value)
                        """)
                .param("kinds", column(keys, key -> key.kind().code()))
                .param("sources", column(keys, Identifier::source))
                .param("values", column(keys, Identifier::value))
                .query(row -> {
                    found.put(
                            new Identifier(
                                    IdentifierKind.of(row.getString("kind")),
                                    row.getString("source"),
                                    row.getString("value")),
                            row.getLong("customer_id"));
                });
        return found;
    }

    Map<Identifier, Long> of(Collection<Long> customerIds) {
        var found = new HashMap<Identifier, Long>();
        jdbc.sql("select kind, source, value, customer_id from core.identifier where customer_id = any(:ids)")
                .param("ids", customerIds.toArray(Long[]::new))
                .query(row -> {
                    found.put(
                            new Identifier(
                                    IdentifierKind.of(row.getString("kind")),
                                    row.getString("source"),
                                    row.getString("value")),
                            row.getLong("customer_id"));
                });
        return found;
    }

    void remove(Map<Identifier, Person> removed) {
        var keys = List.copyOf(removed.keySet());
        jdbc.sql("""
                        delete from core.identifier i
                         using unnest(:kinds, :sources, :values, :ids) as k (kind, source, value, id)
                         where (i.kind, i.source, i.value, i.customer_id) = (k.kind, k.source, k.value, k.id)
                        """)
                .param("kinds", column(keys, key -> key.kind().code()))
                .param("sources", column(keys, Identifier::source))
                .param("values", column(keys, Identifier::value))
                .param(
                        "ids",
                        keys.stream()
                                .map(key -> java.util.Objects.requireNonNull(removed.get(key))
                                        .root()
                                        .id())
                                .toArray(Long[]::new))
                .update();
    }

    void add(Ownership ownership, Instant now) {
        var keys = new ArrayList<>(ownership.added().keySet());
        jdbc.sql("""
                        insert into core.identifier (kind, source, value, customer_id, given_as, created_at)
                        select kind, source, value, id, given_as, :now
                          from unnest(:kinds, :sources, :values, :ids, :given)
                               as k (kind, source, value, id, given_as)
                         order by 1, 2, 3
                        """)
                .param("kinds", column(keys, key -> key.kind().code()))
                .param("sources", column(keys, Identifier::source))
                .param("values", column(keys, Identifier::value))
                .param(
                        "ids",
                        keys.stream().map(key -> ownership.ownerOfAdded(key)).toArray(Long[]::new))
                .param(
                        "given",
                        column(keys, key -> String.valueOf(ownership.added().get(key))))
                .param("now", Timestamp.from(now))
                .update();
    }

    private static String[] column(List<Identifier> keys, Function<Identifier, String> value) {
        return keys.stream().map(value).toArray(String[]::new);
    }
}
