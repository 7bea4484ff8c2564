package org.encorecrm.office.customer;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everything about a customer in the order it happened, newest first. */
@Repository
@Transactional(readOnly = true)
class Timeline {

    private final JdbcClient jdbc;

    Timeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TimelineEntry> of(
            long customer, Collection<TimelineKind> kinds, @Nullable String after, String language, int limit) {
        var before = Cursor.of(after);
        var sql = kinds.stream()
                .map(kind -> kind.select(language))
                .collect(Collectors.joining(" union all ", "select * from (", """
                        ) as everything order by at desc, kind desc, id desc limit :limit"""));
        return jdbc.sql(sql)
                .param("id", customer)
                .param("before", Timestamp.from(before.at))
                .param("beforeKind", before.kind)
                .param("beforeId", before.id)
                .param("limit", limit)
                .query((row, i) -> new TimelineEntry(
                        row.getString("kind"),
                        row.getTimestamp("at").toInstant(),
                        row.getLong("id"),
                        row.getString("title"),
                        row.getString("detail"),
                        row.getString("state"),
                        row.getString("link"),
                        row.getString("amount")))
                .list();
    }

    private record Cursor(Instant at, String kind, long id) {

        /** Facts may lie in the future: a task due, a letter planned. */
        private static final Cursor TOP = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), "~", Long.MAX_VALUE);

        static Cursor of(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return TOP;
            }
            try {
                var parts = text.split("~", 3);
                return new Cursor(Instant.parse(parts[0]), parts[1], Long.parseLong(parts[2]));
            } catch (DateTimeParseException | NumberFormatException | ArrayIndexOutOfBoundsException forged) {
                throw new NotFoundException("No such place in the timeline");
            }
        }
    }
}
