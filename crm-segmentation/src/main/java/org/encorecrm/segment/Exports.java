package org.encorecrm.segment;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.ShopCalendar;
import org.encorecrm.criteria.Sql;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Members as files of any size: rows stream from the database into the answer. */
@Service
@Transactional(readOnly = true)
public class Exports {

    private static final int ROWS_AT_ONCE = 2_000;

    private final JdbcTemplate jdbc;
    private final Segments segments;
    private final ShopCalendar calendar;
    private final BusinessClock clock;
    private final Criteria criteria;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    Exports(
            DataSource data,
            Segments segments,
            ShopCalendar calendar,
            BusinessClock clock,
            Criteria criteria,
            JsonMapper json,
            ApplicationEventPublisher events) {
        this.jdbc = new JdbcTemplate(data);
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
        this.segments = segments;
        this.calendar = calendar;
        this.clock = clock;
        this.criteria = criteria;
        this.json = json;
        this.events = events;
    }

    /** Throws what a caller got wrong before a byte is written, and says that members are about to leave the house. */
    @Transactional
    public void begin(String key, @Nullable String columns, ExportFormat format) {
        ExportColumn.of(columns, criteria.vocabulary().customer());
        var customers = segments.get(key).members();
        if (customers > format.mostRows()) {
            throw new InvalidInputException(
                    "?format",
                    "a sheet of ." + format.code() + " holds " + format.mostRows() + " customers, the segment has "
                            + customers);
        }
        events.publishEvent(new SegmentExported(key, format.code(), columns == null ? "" : columns, customers));
    }

    /** The names of the columns for whoever chooses none. */
    public static List<String> usualColumns() {
        return ExportColumn.USUAL;
    }

    /** @param columns their names with commas between them, null for the usual ones */
    public void write(String key, @Nullable String columns, ExportFormat format, OutputStream out) {
        var chosen = ExportColumn.of(columns, criteria.vocabulary().customer());
        try (var file = format.begin(chosen, out, json)) {
            rows(key, chosen, file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void rows(String key, List<ExportColumn> columns, ExportFile file) {
        var asking = calendar.asking(clock.now(), Among.everybody());
        var select = Sql.of(
                """
                select %s
                  from segmentation.member mb
                  join core.customer c on c.id = mb.customer_id
                  left join segmentation.metrics m on m.customer_id = c.id %s
                 where mb.segment_id = ? and mb.left_at is null
                 order by mb.customer_id""",
                Sql.join(
                        ", ",
                        columns.stream()
                                .map(column -> column.expression(asking))
                                .toList()),
                Sql.of(columns.stream().map(ExportColumn::join).distinct().collect(Collectors.joining(" "))),
                segments.get(key).id());
        var handler = (RowCallbackHandler) row -> {
            var values = new String[columns.size()];
            for (var i = 0; i < values.length; i++) {
                var value = row.getString(i + 1);
                values[i] = value == null ? "" : value;
            }
            try {
                file.row(List.of(values));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        };
        jdbc.query(select.text(), handler, select.params().toArray());
    }
}
