package org.encorecrm.office.settings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.encorecrm.support.json.Json;
import org.encorecrm.support.seal.PersonalSeal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The audit log as it can be read: what is sealed is opened as long as the customer's key is there. */
@Repository
class AuditEntries {

    private final JdbcClient jdbc;
    private final PersonalSeal seal;

    AuditEntries(JdbcClient jdbc, PersonalSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** @param erased whether it was about a customer who is erased */
    record Entry(
            long id,
            Instant at,
            String who,
            String action,
            String subject,
            @Nullable String before,
            @Nullable String after,
            boolean erased) {}

    /** The latest first. */
    List<Entry> before(long id, int limit) {
        var rows = jdbc.sql("""
                        select a.id, a.at, coalesce(u.name, a.who) as who, a.action, a.subject, a.customer_id, a.sealed,
                               jsonb_pretty(a.before) as before, jsonb_pretty(a.after) as after
                          from web.audit_log a left join web.app_user u on u.login = a.who
                         where a.id < :before
                         order by a.id desc
                         limit :limit
                        """)
                .param("before", id)
                .param("limit", limit)
                .query(AuditEntries::row)
                .list();
        var sealed = rows.stream().map(Row::sealed).flatMap(Optional::stream).toList();
        var opened = seal.openAll(sealed).iterator();
        var entries = new ArrayList<Entry>();
        for (var row : rows) {
            entries.add(row.sealed.isEmpty() ? row.entry : opened(row.entry, opened.next()));
        }
        return entries;
    }

    private static Entry opened(Entry entry, Optional<String> states) {
        var tree = states.map(Json.MAPPER::readTree);
        return new Entry(
                entry.id,
                entry.at,
                entry.who,
                entry.action,
                entry.subject,
                tree.map(both -> both.path("before").toPrettyString()).orElse(null),
                tree.map(both -> both.path("after").toPrettyString()).orElse(null),
                tree.isEmpty());
    }

    private record Row(Entry entry, Optional<PersonalSeal.Sealed> sealed) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        var sealed = row.getBytes("sealed");
        return new Row(
                new Entry(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("before"),
                        row.getString("after"),
                        false),
                sealed == null
                        ? Optional.empty()
                        : Optional.of(new PersonalSeal.Sealed(row.getLong("customer_id"), sealed)));
    }
}
