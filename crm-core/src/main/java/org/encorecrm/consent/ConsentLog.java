package org.encorecrm.consent;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.encorecrm.support.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.consent_log: only grows, the database sees to that. */
@Repository
class ConsentLog {

    /** A word said once, asked about or not, is known: sent again as history it must not pass for given. */
    private static final String APPEND = """
            insert into core.consent_log
                   (customer_id, channel, purpose, address, granted, stage, at, evidence, source, origin,
                    text_version, language, ip, user_agent, page, said_by, recorded_at)
            select w.customer, w.channel, w.purpose, w.address, w.granted and not w.asked,
                   case when w.asked then 'asked' end, w.at, w.evidence, w.source, w.origin, w.version, w.language,
                   w.ip, w.agent, w.page, w.by, :now
              from unnest(cast(:customer as bigint[]), cast(:channel as text[]), cast(:purpose as text[]),
                          cast(:address as text[]), cast(:granted as boolean[]), cast(:asked as boolean[]),
                          cast(:at as timestamptz[]), cast(:evidence as text[]), cast(:source as text[]),
                          cast(:origin as text[]), cast(:version as integer[]), cast(:language as text[]),
                          cast(:ip as inet[]), cast(:agent as text[]), cast(:page as text[]), cast(:by as text[]))
                   with ordinality as w (customer, channel, purpose, address, granted, asked, at, evidence, source,
                                         origin, version, language, ip, agent, page, by, turn)
             where not exists (
                   select from core.consent_log l
                    where (l.customer_id, l.channel, l.purpose, l.address, l.at, l.source, l.origin)
                        = (w.customer, w.channel, w.purpose, w.address, w.at, w.source, w.origin)
                      and (l.granted or l.stage is not distinct from 'asked') = w.granted
                      and l.stage is distinct from 'lapsed')
             order by w.turn
            returning customer_id, channel, purpose, address, granted or stage is not null as granted, at, source, origin
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

    /** Answers the words that were new. Their customers are locked. */
    Set<Said> append(Collection<Said> words, Predicate<Said> asked, Instant now) {
        Map<Key, Said> byKey = new LinkedHashMap<>();
        words.forEach(said -> byKey.putIfAbsent(Key.of(said), said));
        var columns = Columns.of(List.copyOf(byKey.values()))
                .add("customer", Said::customerId)
                .add("channel", said -> said.word().channel())
                .add("purpose", said -> said.word().purpose())
                .add("address", Said::address)
                .add("granted", said -> said.word().granted())
                .add("asked", asked::test)
                .add("at", said -> said.word().at())
                .add("evidence", said -> said.word().evidence())
                .add("source", Said::source)
                .add("origin", said -> said.origin().code())
                .add("version", said -> said.word().proof().textVersion())
                .add("language", said -> said.word().proof().language())
                .add("ip", said -> said.word().proof().ip())
                .add("agent", said -> said.word().proof().userAgent())
                .add("page", said -> said.word().proof().page())
                .add("by", said -> said.word().proof().saidBy());
        var added = new LinkedHashSet<Said>();
        jdbc.sql(APPEND)
                .params(columns.params())
                .param("now", Timestamp.from(now))
                .query(row -> {
                    var said = byKey.get(new Key(
                            row.getLong("customer_id"),
                            row.getString("channel"),
                            row.getString("purpose"),
                            row.getString("address"),
                            row.getBoolean("granted"),
                            row.getTimestamp("at").toInstant(),
                            row.getString("source"),
                            row.getString("origin")));
                    if (said != null) {
                        added.add(said);
                    }
                });
        return added;
    }

    /** Nobody confirmed in time. */
    void lapse(long customerId, String address, Instant at, Instant now) {
        jdbc.sql("""
                        insert into core.consent_log
                               (customer_id, channel, purpose, address, granted, stage, at, source, origin, recorded_at)
                        values (:customer, 'email', 'marketing', :address, false, 'lapsed', :at, 'encore', 'shop', :now)
                        """)
                .param("customer", customerId)
                .param("address", address)
                .param("at", Timestamp.from(at))
                .param("now", Timestamp.from(now))
                .update();
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
                    said.address(),
                    word.granted(),
                    word.at(),
                    said.source(),
                    said.origin().code());
        }
    }
}
