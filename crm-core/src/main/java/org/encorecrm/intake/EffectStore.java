package org.encorecrm.intake;

import java.util.List;
import java.util.Map;
import org.encorecrm.customer.ProfileRow;
import org.encorecrm.identity.CustomersWritten.Written;
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

    EffectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
