package org.encorecrm.api.customers;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Everything about one customer on one line, the latest first. Each kind of happening reads its own index and gives no
 * more rows than the page needs.
 */
@Repository
class TimelineStore {

    /** What a kind of happening is made of: its time, a key unique within the kind, and what to show of it. */
    private record Source(String at, String key, String data, String from) {

        String sql(String type) {
            return """
                    (select %1$s as at, '%2$s' as type, %3$s as key, %4$s as data
                       from %5$s
                        and %1$s <= :at and (%1$s, '%2$s', %3$s) < (:at, :type, :key)
                      order by 1 desc, 3 desc
                      limit :fetch)
                    """.formatted(at, type, key, data, from);
        }
    }

    private static final Map<String, Source> SOURCES = Map.of(
            "order",
            new Source("o.placed_at", "o.id::text collate \"C\"", """
                    jsonb_build_object('source', o.source, 'externalId', o.external_id, 'number', o.number,
                                       'status', o.status, 'total', o.total, 'currency', o.currency)""", "core.orders o where o.customer_id = :id"),
            "order_status",
            new Source(
                    "s.at",
                    "(s.order_id || ':' || s.status) collate \"C\"",
                    """
                    jsonb_build_object('orderExternalId', o.external_id, 'number', o.number, 'status', s.status,
                                       'comment', s.comment)""",
                    "core.orders o join core.order_status s on s.order_id = o.id where o.customer_id = :id"),
            "event",
            new Source("e.at", "e.id::text collate \"C\"", """
                    jsonb_build_object('event', e.type, 'url', e.url, 'sku', e.sku, 'category', e.category,
                                       'properties', e.properties, 'items', e.items)""", "core.event e where e.customer_id = :id"),
            "segment_move",
            new Source("m.at", "m.id::text collate \"C\"", """
                    jsonb_build_object('segment', g.key, 'name', g.name, 'entered', m.entered, 'cause', m.cause)""", """
                    segmentation.move m join segmentation.segment g on g.id = m.segment_id
                     where m.customer_id = :id"""),
            "merge",
            new Source("m.merged_at", "m.id::text collate \"C\"", """
                    jsonb_build_object('id', m.id::text, 'from', m.loser_id::text, 'reason', m.reason,
                                       'undoneAt', m.undone_at)""", "core.merge m where m.survivor_id = :id"),
            "note",
            new Source(
                    "n.at",
                    "n.id::text collate \"C\"",
                    "jsonb_build_object('author', n.author, 'text', n.text)",
                    "core.note n where n.customer_id = :id"),
            "consent",
            new Source("c.at", "c.id::text collate \"C\"", """
                    jsonb_build_object('channel', c.channel, 'purpose', c.purpose, 'address', c.address,
                                       'granted', c.granted, 'stage', c.stage, 'evidence', c.evidence, 'source', c.source)""", "core.consent_log c where c.customer_id = :id"),
            "message",
            new Source(
                    "coalesce(m.sent_at, m.enqueued_at)",
                    "m.id::text collate \"C\"",
                    """
                    jsonb_build_object('id', m.id::text, 'channel', m.channel, 'template', m.template,
                                       'scenario', m.scenario, 'state', m.state, 'reason', m.reason,
                                       'openedAt', m.opened_at, 'clickedAt', m.clicked_at)""",
                    "campaigns.message m where m.customer_id = :id"),
            "task",
            new Source(
                    "coalesce(t.done_at, t.created_at)",
                    "t.id::text collate \"C\"",
                    """
                    jsonb_build_object('id', t.id::text, 'title', t.title, 'assignee', t.assignee, 'state', t.state,
                                       'outcome', t.outcome, 'comment', t.comment, 'dueAt', t.due_at)""",
                    "campaigns.task t where t.customer_id = :id"));

    private static final String PAGE = SOURCES.entrySet().stream()
                    .map(entry -> entry.getValue().sql(entry.getKey()))
                    .collect(Collectors.joining(" union all "))
            + " order by at desc, type desc, key desc limit :fetch";

    private static final Key LATEST = new Key(Instant.parse("9999-01-01T00:00:00Z"), "", "");

    private final JdbcClient jdbc;

    TimelineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<TimelineItem> page(long customerId, Paging paging) {
        var given = Cursor.read(paging.after(), 3, Key::of);
        var after = given == null ? LATEST : given;
        List<TimelineItem> found = jdbc.sql(PAGE)
                .param("id", customerId)
                .param("at", Timestamp.from(after.at()))
                .param("type", after.type())
                .param("key", after.key())
                .param("fetch", paging.fetch())
                .query((row, i) -> new TimelineItem(
                        row.getTimestamp("at").toInstant(),
                        row.getString("type"),
                        row.getString("key"),
                        Json.read(row.getString("data"))))
                .list();
        return Page.of(found, paging, item -> Cursor.of(item.at(), item.type(), item.key()));
    }

    private record Key(Instant at, String type, String key) {
        static Key of(String[] key) {
            return new Key(Instant.parse(key[0]), key[1], key[2]);
        }
    }
}
