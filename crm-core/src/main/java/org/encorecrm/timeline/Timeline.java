package org.encorecrm.timeline;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything about one customer in the order it happened, the latest first. One statement per page, whatever there is:
 * each kind gives no more than a page of its own, and the line is merged from these.
 */
@Service
public class Timeline {

    private final JdbcClient jdbc;
    private final Map<String, TimelineKind> kinds;

    Timeline(JdbcClient jdbc, List<TimelineSource> sources) {
        this.jdbc = jdbc;
        this.kinds = sources.stream()
                .flatMap(source -> source.timeline().stream())
                .sorted(Comparator.comparingInt(TimelineKind::place).thenComparing(TimelineKind::code))
                .collect(Collectors.toMap(
                        TimelineKind::code,
                        Function.identity(),
                        (one, other) -> {
                            throw new IllegalStateException("two kinds are called " + one.code());
                        },
                        LinkedHashMap::new));
    }

    /** The codes of all kinds, in the order of their filters. */
    public List<String> kinds() {
        return List.copyOf(kinds.keySet());
    }

    /** @param wanted codes of kinds, none for all; an unknown one is {@link InvalidInputException} */
    @Transactional(readOnly = true)
    public Page<TimelineEntry> of(long customerId, Collection<String> wanted, Paging paging) {
        var after = TimelinePlace.of(paging.after());
        var pages = (wanted.isEmpty() ? kinds.keySet() : wanted)
                .stream()
                        .distinct()
                        .map(this::kind)
                        .map(kind -> kind.page(after))
                        .collect(Collectors.joining(" union all ", "select * from (", ") as line "));
        var found = jdbc.sql(pages + "order by at desc, kind collate \"C\", key desc limit :fetch")
                .param("id", customerId)
                .param("at", Timestamp.from(after.at()))
                .param("key", after.key())
                .param("fetch", paging.fetch())
                .query((row, i) -> new TimelineEntry(
                        row.getTimestamp("at").toInstant(),
                        row.getString("kind"),
                        row.getString("key"),
                        Json.read(row.getString("data"))))
                .list();
        return Page.of(found, paging, TimelinePlace::cursor);
    }

    private TimelineKind kind(String code) {
        var kind = kinds.get(code);
        if (kind == null) {
            throw new InvalidInputException("?kinds", "must be among " + String.join(", ", kinds.keySet()));
        }
        return kind;
    }
}
