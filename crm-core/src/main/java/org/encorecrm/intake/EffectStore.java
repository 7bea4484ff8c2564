package org.encorecrm.intake;

import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.customer.ProfileRow;
import org.encorecrm.identity.CustomersWritten.Written;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Columns;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.ObjectNode;

/** core.import_effect: what a run did, kept so that it can be taken back. */
@Repository
class EffectStore {

    /** What is written twice keeps what it was at first; what it gained and heard adds up. */
    private static final String ADD = """
            insert into core.import_effect as e (import_id, target, key, created, version, before)
            select :import, :target, line.key, line.created, v.version, line.before
              from unnest(:key::text[], :created::boolean[], :before::jsonb[]) as line (key, created, before)
              join (%s) v on v.key = line.key
             order by line.key
                on conflict (import_id, target, key) do update
               set version = excluded.version,
                   before = case when e.before is null or e.target <> 'customer' then e.before else
                       jsonb_build_object('profile', e.before -> 'profile',
                                          'gained', (e.before -> 'gained') || (excluded.before -> 'gained'),
                                          'lost', (e.before -> 'lost') || (excluded.before -> 'lost'),
                                          'said', (e.before -> 'said') || (excluded.before -> 'said'),
                                          'merges', (e.before -> 'merges') || (excluded.before -> 'merges')) end
            """;

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    EffectStore(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Something written. */
    record Effect(String key, boolean created, @Nullable String before) {}

    void addCustomers(long id, List<Written> written) {
        add(
                id,
                Target.CUSTOMER,
                written.stream()
                        .map(customer -> new Effect(
                                String.valueOf(customer.id()),
                                customer.created(),
                                before(customer).toString()))
                        .toList());
        remember(id, written);
    }

    /** For the timeline; it outlives what undoing needs. */
    private void remember(long id, List<Written> written) {
        if (!written.isEmpty()) {
            jdbc.sql("""
                            insert into core.customer_import (customer_id, import_id, created, at)
                            select distinct on (customer) customer, :import, created, :now
                              from unnest(:customer::bigint[], :created::boolean[]) as w (customer, created)
                             order by customer, created desc
                                on conflict do nothing
                            """)
                    .param("import", id)
                    .param("now", Timestamp.from(clock.now()))
                    .params(Columns.of(written)
                            .add("customer", Written::id)
                            .add("created", Written::created)
                            .params())
                    .update();
        }
    }

    void add(long id, Target target, List<Effect> effects) {
        if (effects.isEmpty()) {
            return;
        }
        jdbc.sql(ADD.formatted(target.versions().replace(":keys", ":key")))
                .param("import", id)
                .param("target", target.code())
                .params(Columns.of(effects)
                        .add("key", Effect::key)
                        .add("created", Effect::created)
                        .add("before", Effect::before)
                        .params())
                .update();
    }

    private static ObjectNode before(Written customer) {
        var node = Json.MAPPER.createObjectNode();
        node.set("profile", customer.created() ? Json.MAPPER.nullNode() : ProfileRow.json(customer.before()));
        node.set(
                "gained",
                customer.created() ? Json.MAPPER.createArrayNode() : Json.MAPPER.valueToTree(customer.gained()));
        node.set("lost", Json.MAPPER.valueToTree(customer.lost()));
        var said = node.putArray("said");
        if (!customer.created()) {
            customer.said()
                    .forEach(word -> said.addObject()
                            .put("channel", word.word().channel())
                            .put("purpose", word.word().purpose())
                            .put("address", word.word().address())
                            .put("granted", word.word().granted())
                            .put("at", word.word().at().toString())
                            .put("source", word.source()));
        }
        var merges = node.putArray("merges");
        customer.merges().forEach(merges::add);
        return node;
    }

    List<Remembered> after(long id, Target target, String key, int limit) {
        return jdbc.sql("""
                        select key, created, version, before from core.import_effect
                         where import_id = :id and target = :target and key > :key and kept_for is null
                         order by key limit :limit
                        """)
                .param("id", id)
                .param("target", target.code())
                .param("key", key)
                .param("limit", limit)
                .query(Remembered::of)
                .list();
    }

    void lock(Target target, List<Remembered> effects) {
        jdbc.sql(target.locks())
                .param("keys", keys(effects))
                .query(String.class)
                .list();
    }

    /** What will not be taken back whatever it looks like, with the reason; nobody decides so until the portion is over. */
    Map<String, String> staying(long id, Target target, List<Remembered> effects) {
        var staying = new HashMap<String, String>();
        jdbc.sql("""
                        select key, stays from core.import_effect
                         where import_id = :id and target = :target and key = any(:keys) order by key for no key update
                        """)
                .param("id", id)
                .param("target", target.code())
                .param("keys", keys(effects))
                .query(row -> {
                    var reason = row.getString("stays");
                    if (reason != null) {
                        staying.put(row.getString("key"), reason);
                    }
                });
        return staying;
    }

    /** What version the targets have now; those that are gone are not among them. */
    Map<String, String> versions(Target target, List<Remembered> effects) {
        var versions = new HashMap<String, String>();
        jdbc.sql(target.versions()).param("keys", keys(effects)).query(row -> {
            versions.put(row.getString("key"), row.getString("version"));
        });
        return versions;
    }

    private static String[] keys(List<Remembered> effects) {
        return effects.stream().map(Remembered::key).toArray(String[]::new);
    }

    /** What is taken back is forgotten, what is kept is remembered with the reason. */
    void settle(long id, Target target, List<Remembered> effects, Map<String, String> kept) {
        jdbc.sql("""
                        delete from core.import_effect
                         where import_id = :id and target = :target and key = any(:keys) and not key = any(:kept)
                        """)
                .param("id", id)
                .param("target", target.code())
                .param("keys", keys(effects))
                .param("kept", kept.keySet().toArray(String[]::new))
                .update();
        if (target == Target.CUSTOMER) {
            forgetTakenBack(id, effects, kept);
        }
        jdbc.sql("""
                        update core.import_effect e set kept_for = k.reason
                          from unnest(:kept, :reasons) as k (key, reason)
                         where e.import_id = :id and e.target = :target and e.key = k.key
                        """)
                .param("id", id)
                .param("target", target.code())
                .param("kept", kept.keySet().toArray(String[]::new))
                .param("reasons", kept.values().toArray(String[]::new))
                .update();
    }

    private void forgetTakenBack(long id, List<Remembered> effects, Map<String, String> kept) {
        jdbc.sql("""
                        delete from core.customer_import
                         where import_id = :id and customer_id = any(:keys::bigint[])
                           and not customer_id = any(:kept::bigint[])
                        """)
                .param("id", id)
                .param("keys", keys(effects))
                .param("kept", kept.keySet().toArray(String[]::new))
                .update();
    }

    long count(long id) {
        return jdbc.sql("select count(*) from core.import_effect where import_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    Map<String, Long> keptFor(long id) {
        var kept = new java.util.TreeMap<String, Long>();
        jdbc.sql("""
                        select kept_for, count(*) as many from core.import_effect
                         where import_id = :id and kept_for is not null group by 1
                        """).param("id", id).query(row -> {
            kept.put(row.getString("kept_for"), row.getLong("many"));
        });
        return kept;
    }
}
