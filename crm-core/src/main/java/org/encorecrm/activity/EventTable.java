package org.encorecrm.activity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.encorecrm.support.Columns;
import org.encorecrm.support.json.Json;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Events. One statement each, whatever their number. */
@Repository
class EventTable {

    private final JdbcClient jdbc;

    EventTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the callers' ids that are known. */
    Map<String, EventResult> find(Collection<String> externalIds) {
        var known = new HashMap<String, EventResult>();
        if (externalIds.isEmpty()) {
            return known;
        }
        jdbc.sql("select id, external_id, customer_id from core.event where external_id = any(:ids)")
                .param("ids", externalIds.toArray(String[]::new))
                .query(row -> {
                    known.put(
                            row.getString("external_id"),
                            new EventResult(
                                    EventResult.Outcome.UNCHANGED,
                                    row.getLong("id"),
                                    row.getObject("customer_id", Long.class)));
                });
        return known;
    }

    /** The customer an id means, be it the id of a record that was merged away. */
    long survivorOf(long customerId) {
        return jdbc.sql("""
                        select coalesce((select a.customer_id from core.customer_alias a where a.alias_id = :id), :id)
                        """).param("id", customerId).query(Long.class).single();
    }

    /** @return what became of each, by line */
    Map<Integer, EventResult> insert(List<EventRow> rows) {
        var ids = new HashMap<Integer, Long>();
        jdbc.sql("""
                        with line as materialized (
                            select nextval('core.event_id_seq') as id, l.*
                              from unnest(:line::integer[], :externalId::text[], :type::text[], :at::timestamptz[],
                                          :customerId::bigint[], :visitorId::text[], :source::text[], :url::text[],
                                          :referrer::text[], :sku::text[], :category::text[], :utm::jsonb[],
                                          :properties::jsonb[], :items::jsonb[])
                                   as l (line, external_id, type, at, customer_id, visitor_id, source, url, referrer,
                                         sku, category, utm, properties, items)),
                        added as (
                            insert into core.event (id, external_id, type, at, customer_id, visitor_id, source, url,
                                                    referrer, sku, category, utm, properties, items)
                            overriding system value
                            select id, external_id, type, at, customer_id, visitor_id, source, url, referrer, sku,
                                   category, utm, properties, items
                              from line
                             order by external_id
                                on conflict (external_id) where external_id is not null do nothing
                            returning id)
                        select line, id from line join added using (id)
                        """)
                .params(Columns.of(rows)
                        .add("line", EventRow::line)
                        .add("externalId", row -> row.message().id())
                        .add("type", row -> row.message().type())
                        .add("at", EventRow::at)
                        .add("customerId", EventRow::customerId)
                        .add("visitorId", row -> row.message().who().visitorId())
                        .add("source", row -> row.message().who().source())
                        .add("url", row -> row.message().url())
                        .add("referrer", row -> row.message().referrer())
                        .add("sku", row -> row.message().sku())
                        .add("category", EventRow::category)
                        .add(
                                "utm",
                                row -> Json.MAPPER.writeValueAsString(
                                        row.message().utm()))
                        .add("properties", EventTable::properties)
                        .add("items", EventRow::items)
                        .params())
                .query(row -> {
                    ids.put(row.getInt("line"), row.getLong("id"));
                });
        if (ids.size() < rows.size()) {
            throw new CannotAcquireLockException("another request has just recorded one of the events");
        }
        return rows.stream()
                .collect(Collectors.toMap(
                        EventRow::line,
                        row -> new EventResult(
                                EventResult.Outcome.CREATED,
                                Objects.requireNonNull(ids.get(row.line())),
                                row.customerId())));
    }

    private static String properties(EventRow row) {
        var properties = row.message().properties();
        return properties == null ? "{}" : properties.toString();
    }
}
