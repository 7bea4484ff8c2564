package org.encorecrm.segment;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.ShopCalendar;
import org.encorecrm.criteria.Sql;
import org.encorecrm.support.BusinessClock;
import org.jspecify.annotations.Nullable;
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
    private final JsonMapper json;

    Exports(DataSource data, Segments segments, ShopCalendar calendar, BusinessClock clock, JsonMapper json) {
        this.jdbc = new JdbcTemplate(data);
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
        this.segments = segments;
        this.calendar = calendar;
        this.clock = clock;
        this.json = json;
    }

    /** Throws what a caller got wrong before a byte is written. */
    public void check(String key, @Nullable String columns) {
        segments.get(key);
        ExportColumn.of(columns);
    }

    public void csv(String key, @Nullable String columns, OutputStream out) {
        var chosen = ExportColumn.of(columns);
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            // The mark by which spreadsheets know UTF-8.
            writer.write('\uFEFF');
            var csv = CsvWriter.builder().build(writer);
            csv.writeRecord(chosen.stream().map(ExportColumn::name).toList());
            rows(key, chosen, row -> csv.writeRecord(neutral(chosen, row)));
            csv.flush();
            writer.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    public void json(String key, @Nullable String columns, OutputStream out) {
        var chosen = ExportColumn.of(columns);
        try (var generator = json.createGenerator(out)) {
            generator.writeStartArray();
            rows(key, chosen, row -> {
                generator.writeStartObject();
                for (var i = 0; i < chosen.size(); i++) {
                    generator.writeName(chosen.get(i).name());
                    var value = row.get(i);
                    if (value.isEmpty()) {
                        generator.writeNull();
                    } else if (chosen.get(i).isNumber()) {
                        generator.writeNumber(value);
                    } else {
                        generator.writeString(value);
                    }
                }
                generator.writeEndObject();
            });
            generator.writeEndArray();
        }
    }

    private void rows(String key, List<ExportColumn> columns, Consumer<List<String>> consumer) {
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
            consumer.accept(List.of(values));
        };
        jdbc.query(select.text(), handler, select.params().toArray());
    }

    /** A cell that a spreadsheet would run gets an apostrophe before it. */
    private static List<String> neutral(List<ExportColumn> columns, List<String> row) {
        var cells = new String[row.size()];
        for (var i = 0; i < cells.length; i++) {
            var cell = row.get(i);
            var runs = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
            cells[i] = runs && columns.get(i).isText() ? "'" + cell : cell;
        }
        return List.of(cells);
    }
}
