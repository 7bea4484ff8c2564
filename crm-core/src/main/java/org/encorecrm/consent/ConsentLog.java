package org.encorecrm.consent;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.consent_log, and core.consent which follows from it. */
@Repository
class ConsentLog {

    /** Customers' own words outrank the shop's once they have withdrawn; else the latest word, a withdrawal on ties. */
    private static final String WORK_OUT = """
            insert into core.consent (customer_id, channel, purpose, address, granted, at)
            select k.customer_id, k.channel, k.purpose, k.address, w.granted, w.at
              from (%s) k
             cross join lateral (
                   select l.granted, l.at
                     from core.consent_log l
                    where (l.customer_id, l.channel, l.purpose, l.address)
                        = (k.customer_id, k.channel, k.purpose, k.address)
                    order by l.origin = 'customer' and not l.granted and not exists (
                                 select from core.consent_log o
                                  where (o.customer_id, o.channel, o.purpose, o.address)
                                      = (l.customer_id, l.channel, l.purpose, l.address)
                                    and o.origin = 'customer' and o.granted and o.at > l.at) desc,
                             l.at desc, l.granted
                    limit 1) w
             order by 1, 2, 3, 4
                on conflict (customer_id, channel, purpose, address)
                do update set granted = excluded.granted, at = excluded.at
             where (core.consent.granted, core.consent.at) is distinct from (excluded.granted, excluded.at)
            """;

    private final JdbcClient jdbc;

    ConsentLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock(List<Long> customerIds) {
        jdbc.sql("select id from core.customer where id = any(:ids) order by id for no key update")
                .param("ids", customerIds.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** Answers the words that were new. */
    Set<Said> append(List<Said> words, Instant now) {
        Map<Key, Said> byKey = new LinkedHashMap<>();
        words.forEach(said -> byKey.putIfAbsent(Key.of(said), said));
        var distinct = List.copyOf(byKey.values());
        var added = jdbc.sql("""
                        insert into core.consent_log
                               (customer_id, channel, purpose, address, granted, at, evidence, source, origin, recorded_at)
                        select w.*, :now
                          from unnest(:customers, :channels, :purposes, :addresses, :granted, :at, :evidence, :sources,
                                      :origins) w
                            on conflict do nothing
                        returning customer_id, channel, purpose, address, granted, at, source, origin
                        """)
                .param("now", Timestamp.from(now))
                .param("customers", column(distinct, Said::customerId).toArray(Long[]::new))
                .param("channels", texts(distinct, said -> said.word().channel()))
                .param("purposes", texts(distinct, said -> said.word().purpose()))
                .param("addresses", texts(distinct, said -> said.word().address()))
                .param(
                        "granted",
                        column(distinct, said -> said.word().granted()).toArray(Boolean[]::new))
                .param(
                        "at",
                        column(distinct, said -> Timestamp.from(said.word().at()))
                                .toArray(Timestamp[]::new))
                .param("evidence", texts(distinct, said -> said.word().evidence()))
                .param("sources", texts(distinct, Said::source))
                .param("origins", texts(distinct, said -> said.origin().code()))
                .query((row, i) -> new Key(
                        row.getLong("customer_id"),
                        row.getString("channel"),
                        row.getString("purpose"),
                        row.getString("address"),
                        row.getBoolean("granted"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("source"),
                        row.getString("origin")))
                .list();
        var result = new java.util.LinkedHashSet<Said>();
        for (var key : added) {
            var said = byKey.get(key);
            if (said != null) {
                result.add(said);
            }
        }
        return result;
    }

    void workOut(Collection<Said> words) {
        if (words.isEmpty()) {
            return;
        }
        var keys = List.copyOf(words);
        jdbc.sql(WORK_OUT.formatted("""
                        select distinct *
                          from unnest(:customers, :channels, :purposes, :addresses)
                               as w (customer_id, channel, purpose, address)
                        """))
                .param("customers", column(keys, Said::customerId).toArray(Long[]::new))
                .param("channels", texts(keys, said -> said.word().channel()))
                .param("purposes", texts(keys, said -> said.word().purpose()))
                .param("addresses", texts(keys, said -> said.word().address()))
                .update();
    }

    void workOutAll(List<Long> customerIds) {
        var ids = customerIds.toArray(Long[]::new);
        jdbc.sql("delete from core.consent where customer_id = any(:ids)")
                .param("ids", ids)
                .update();
        jdbc.sql(WORK_OUT.formatted("""
                        select distinct customer_id, channel, purpose, address
                          from core.consent_log
                         where customer_id = any(:ids)
                        """)).param("ids", ids).update();
    }

    Map<Long, List<ConsentState>> current(Collection<Long> customerIds) {
        var states = new LinkedHashMap<Long, List<ConsentState>>();
        jdbc.sql("""
                        select customer_id, channel, purpose, address, granted, at
                          from core.consent
                         where customer_id = any(:ids)
                         order by customer_id, channel, purpose, address
                        """).param("ids", customerIds.toArray(Long[]::new)).query(row -> {
            states.computeIfAbsent(row.getLong("customer_id"), any -> new ArrayList<>())
                    .add(new ConsentState(
                            row.getString("channel"),
                            row.getString("purpose"),
                            row.getString("address"),
                            row.getBoolean("granted"),
                            row.getTimestamp("at").toInstant()));
        });
        return states;
    }

    private static <T> List<T> column(List<Said> words, Function<Said, T> value) {
        return words.stream().map(value).toList();
    }

    private static String[] texts(List<Said> words, Function<Said, @Nullable String> value) {
        var texts = new ArrayList<@Nullable String>();
        words.forEach(said -> texts.add(value.apply(said)));
        return texts.toArray(String[]::new);
    }

    private record Key(
            long customerId,
            String channel,
            String purpose,
            String address,
            boolean granted,
            Instant at,
            String source,
            String origin) {

        static Key of(Said said) {
            var word = said.word();
            return new Key(
                    said.customerId(),
                    word.channel(),
                    word.purpose(),
                    String.valueOf(word.address()),
                    word.granted(),
                    word.at(),
                    said.source(),
                    said.origin().code());
        }
    }
}
