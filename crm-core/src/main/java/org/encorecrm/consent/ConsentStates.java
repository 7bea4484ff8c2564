package org.encorecrm.consent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.support.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.consent: where consent stands, a pure function of the log. */
@Repository
class ConsentStates {

    /**
     * Customers' own words outrank the shop's once they have withdrawn; else the latest word, a withdrawal on ties.
     * What was asked for later than the word that forbids, and has not lapsed, is pending. A word dated ahead was said
     * when it arrived, or it would outlive whatever is said until then.
     */
    private static final String WORK_OUT = """
            insert into core.consent (customer_id, channel, purpose, address, granted, pending, at)
            select k.customer_id, k.channel, k.purpose, k.address, coalesce(w.granted, false), a.at is not null,
                   coalesce(a.at, w.at)
              from (%s) k
              left join lateral (
                   select l.granted, core.said_at(l.at, l.recorded_at) as at
                     from core.consent_log l
                    where (l.customer_id, l.channel, l.purpose, l.address)
                        = (k.customer_id, k.channel, k.purpose, k.address) and l.stage is null
                    order by l.origin = 'customer' and not l.granted and not exists (
                                 select from core.consent_log o
                                  where (o.customer_id, o.channel, o.purpose, o.address)
                                      = (l.customer_id, l.channel, l.purpose, l.address)
                                    and o.origin = 'customer' and o.granted
                                    and core.said_at(o.at, o.recorded_at) > core.said_at(l.at, l.recorded_at)) desc,
                             core.said_at(l.at, l.recorded_at) desc, l.granted
                    limit 1) w on true
              left join lateral (
                   select max(core.said_at(l.at, l.recorded_at)) filter (where l.stage = 'asked') as at,
                          max(core.said_at(l.at, l.recorded_at)) filter (where l.stage = 'lapsed') as lapsed_at
                     from core.consent_log l
                    where (l.customer_id, l.channel, l.purpose, l.address)
                        = (k.customer_id, k.channel, k.purpose, k.address) and l.stage is not null) a
                on not coalesce(w.granted, false) and (w.at is null or a.at > w.at)
               and (a.lapsed_at is null or a.at > a.lapsed_at)
             where coalesce(a.at, w.at) is not null
             order by 1, 2, 3, 4
                on conflict (customer_id, channel, purpose, address)
                do update set granted = excluded.granted, pending = excluded.pending, at = excluded.at
             where (core.consent.granted, core.consent.pending, core.consent.at)
                   is distinct from (excluded.granted, excluded.pending, excluded.at)
            """;

    private final JdbcClient jdbc;

    ConsentStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void workOut(Collection<Said> words) {
        if (words.isEmpty()) {
            return;
        }
        var keys = Columns.of(List.copyOf(words))
                .add("customer", Said::customerId)
                .add("channel", said -> said.word().channel())
                .add("purpose", said -> said.word().purpose())
                .add("address", Said::address);
        jdbc.sql(WORK_OUT.formatted("""
                        select distinct *
                          from unnest(cast(:customer as bigint[]), cast(:channel as text[]), cast(:purpose as text[]),
                                      cast(:address as text[])) as w (customer_id, channel, purpose, address)
                        """)).params(keys.params()).update();
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
                        select customer_id, channel, purpose, address, granted, pending, at
                          from core.consent
                         where customer_id = any(:ids)
                         order by customer_id, channel, purpose, address
                        """).param("ids", customerIds.toArray(Long[]::new)).query(row -> {
            states.computeIfAbsent(row.getLong("customer_id"), any -> new ArrayList<>())
                    .add(ConsentState.of(
                            row.getString("channel"),
                            row.getString("purpose"),
                            row.getString("address"),
                            row.getBoolean("granted"),
                            row.getBoolean("pending"),
                            row.getTimestamp("at").toInstant()));
        });
        return states;
    }
}
