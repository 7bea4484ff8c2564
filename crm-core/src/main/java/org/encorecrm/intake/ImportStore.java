package org.encorecrm.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.encorecrm.intake.Import.Figures;
import org.encorecrm.intake.Import.State;
import org.encorecrm.intake.Import.Step;
import org.encorecrm.intake.sheet.Encoding;
import org.encorecrm.intake.sheet.Format;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.import. */
@Repository
class ImportStore {

    private final JdbcClient jdbc;

    ImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long create(ImportKind kind, String fileName, String who, Instant now) {
        return jdbc.sql("""
                        insert into core.import (kind, file_name, created_by, created_at)
                        values (:kind, :name, :who, :now) returning id
                        """)
                .param("kind", kind.code())
                .param("name", fileName)
                .param("who", who)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** The whole file has come. */
    void received(long id, long size, Format format, List<String> headers) {
        jdbc.sql("""
                        update core.import
                           set state = 'waiting', size = :size, format = cast(:format as jsonb), headers = :headers
                         where id = :id
                        """)
                .param("id", id)
                .param("size", size)
                .param("format", json(format))
                .param("headers", headers.toArray(String[]::new))
                .update();
    }

    void map(long id, Format format, List<String> headers, List<String> mapping, ImportOptions options) {
        jdbc.sql("""
                        update core.import
                           set format = cast(:format as jsonb), headers = :headers, mapping = :mapping,
                               options = cast(:options as jsonb)
                         where id = :id
                        """)
                .param("id", id)
                .param("format", json(format))
                .param("headers", headers.toArray(String[]::new))
                .param("mapping", mapping.toArray(String[]::new))
                .param("options", json(options))
                .update();
    }

    /** A step from its beginning. */
    void begin(long id, Step step, Instant now) {
        jdbc.sql("""
                        update core.import
                           set step = :step, state = 'running', started_at = :now, finished_at = null, failure = null,
                               reached_group = '', reached_line = 0, portion = default, done = 0, created = 0,
                               updated = 0, merged = 0, unchanged = 0, rejected = 0, remarked = 0, kept = 0,
                               worker = null, lease_until = null
                         where id = :id
                        """)
                .param("id", id)
                .param("step", step.code())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** What has been read by another format or grouping is read anew. */
    void stageAs(long id, Format format, int groupColumn) {
        jdbc.sql("""
                        update core.import set staged_as = :as, staged = 0, staged_whole = false, total = 0
                         where id = :id and staged_as is distinct from :as
                        """)
                .param("id", id)
                .param("as", json(format) + " " + groupColumn)
                .update();
    }

    void total(long id, long total) {
        jdbc.sql("update core.import set total = :total where id = :id")
                .param("id", id)
                .param("total", total)
                .update();
    }

    /** The step where it was stopped. */
    void goOn(long id) {
        jdbc.sql("update core.import set state = 'running', finished_at = null, failure = null where id = :id")
                .param("id", id)
                .update();
    }

    /** Answers whether it was running. */
    boolean end(long id, State state, @Nullable String failure, Instant now) {
        return jdbc.sql("""
                        update core.import
                           set state = :state, finished_at = :now, failure = :failure, worker = null, lease_until = null
                         where id = :id and state = 'running'
                        """)
                        .param("id", id)
                        .param("state", state.code())
                        .param("failure", failure)
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    /** What the step came to is kept aside for the page. */
    void keepFigures(long id, String column) {
        if (!List.of("rehearsed", "performed").contains(column)) {
            throw new IllegalArgumentException(column);
        }
        jdbc.sql("""
                        update core.import
                           set %s = jsonb_build_object('total', total, 'done', done, 'created', created, 'updated', updated,
                                                       'merged', merged, 'unchanged', unchanged, 'rejected', rejected,
                                                       'remarked', remarked, 'kept', kept)
                         where id = :id
                        """.formatted(column)).param("id", id).update();
    }

    boolean anyRunning() {
        return jdbc.sql("select exists (select from core.import where state = 'running')")
                .query(Boolean.class)
                .single();
    }

    void delete(long id) {
        jdbc.sql("delete from core.import where id = :id").param("id", id).update();
    }

    Optional<Import> find(long id) {
        return select("where id = :a", id, 0).stream().findFirst();
    }

    /** Locked until the transaction ends. */
    Optional<Import> lock(long id) {
        return select("where id = :a for update", id, 0).stream().findFirst();
    }

    /** The newest first. */
    List<Import> before(long id, int limit) {
        return select("where id < :a and state <> 'receiving' order by id desc limit :b", id, limit);
    }

    private List<Import> select(String where, long a, int b) {
        return jdbc.sql("select * from core.import " + where)
                .param("a", a)
                .param("b", b)
                .query((row, i) -> read(row))
                .list();
    }

    static String json(Object value) {
        return Json.MAPPER.writeValueAsString(value);
    }

    static Import read(ResultSet row) throws SQLException {
        return new Import(
                row.getLong("id"),
                ImportKind.of(row.getString("kind")),
                row.getString("file_name"),
                row.getLong("size"),
                Step.valueOf(row.getString("step").toUpperCase(Locale.ROOT)),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                format(row.getString("format")),
                texts(row, "headers"),
                texts(row, "mapping"),
                options(row.getString("options")),
                row.getLong("staged"),
                row.getBoolean("staged_whole"),
                figures(row),
                kept(row.getString("rehearsed")),
                kept(row.getString("performed")),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("failure"));
    }

    private static Format format(@Nullable String json) {
        return json == null
                ? new Format(Format.Type.CSV, Encoding.UTF_8, ',', '"', true)
                : Json.MAPPER.readValue(json, Format.class);
    }

    private static ImportOptions options(String json) {
        return json.equals("{}") ? ImportOptions.USUAL : Json.MAPPER.readValue(json, ImportOptions.class);
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("merged"),
                row.getLong("unchanged"),
                row.getLong("rejected"),
                row.getLong("remarked"),
                row.getLong("kept"));
    }

    private static @Nullable Figures kept(@Nullable String json) {
        return json == null ? null : Json.MAPPER.readValue(json, Figures.class);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
