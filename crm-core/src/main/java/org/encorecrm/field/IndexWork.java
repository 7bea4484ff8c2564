package org.encorecrm.field;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Makes the indexes that definitions ask for and takes away those that none asks for any more, without keeping anybody
 * from writing. What there is, is what the database says: after a crash an index is found unfinished, taken away and
 * made again. One node at a time, on one connection, whose lock goes with it.
 */
@Component
class IndexWork {

    private static final Logger log = LoggerFactory.getLogger(IndexWork.class);

    /** An advisory lock of the session: "fidx". */
    private static final long LOCK = 0x66696478;

    private final JdbcTemplate jdbc;
    private final FieldTable table;
    private final FieldIndexes indexes;

    IndexWork(JdbcTemplate jdbc, FieldTable table, FieldIndexes indexes) {
        this.jdbc = jdbc;
        this.table = table;
        this.indexes = indexes;
    }

    /** One index at most. Answers whether there may be more to do. */
    boolean work() {
        var wanted = wanted();
        var existing = indexes.existing();
        var names = wanted.stream().map(FieldIndex::name).collect(Collectors.toSet());
        var settled = existing.keySet().equals(names) && !existing.containsValue(false);
        return !settled && Boolean.TRUE.equals(jdbc.execute(this::workAlone));
    }

    private List<FieldIndex> wanted() {
        return table.all().stream()
                .flatMap(field -> FieldIndex.of(field).stream())
                .toList();
    }

    private boolean workAlone(Connection connection) throws SQLException {
        if (!ask(connection, "select pg_try_advisory_lock(" + LOCK + ")")) {
            return false;
        }
        var session = new PatientSession(connection);
        try {
            session.begin();
            return step(connection);
        } finally {
            session.end();
            ask(connection, "select pg_advisory_unlock(" + LOCK + ")");
        }
    }

    /** Looked at again, under the lock: another node may have been here. */
    private boolean step(Connection connection) throws SQLException {
        var wanted = wanted();
        var existing = indexes.existing();
        var names = wanted.stream().map(FieldIndex::name).collect(Collectors.toSet());
        for (var index : existing.entrySet()) {
            if (!index.getValue() || !names.contains(index.getKey())) {
                run(connection, FieldIndex.drop(index.getKey()));
                return true;
            }
        }
        var resting = table.resting();
        for (var index : wanted) {
            if (!existing.containsKey(index.name()) && !resting.contains(index.fieldId())) {
                make(connection, index);
                return true;
            }
        }
        return false;
    }

    private void make(Connection connection, FieldIndex index) throws SQLException {
        var began = System.nanoTime();
        try {
            run(connection, index.create());
            // The planner knows how values are spread only after this.
            run(connection, "analyze " + index.entity().table());
            table.indexed(index.fieldId());
            log.atInfo()
                    .addKeyValue("index", index.name())
                    .addKeyValue("millis", (System.nanoTime() - began) / 1_000_000)
                    .log("A field has its index");
        } catch (SQLException failure) {
            table.notIndexed(index.fieldId(), String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Waits for the transactions of others as long as it takes, and leaves the connection as it was. */
    private static final class PatientSession {

        private static final Set<String> LIMITS = Set.of("lock_timeout", "statement_timeout");

        private final Connection connection;
        private final StringBuilder before = new StringBuilder();

        PatientSession(Connection connection) {
            this.connection = connection;
        }

        void begin() throws SQLException {
            for (var limit : LIMITS) {
                try (var statement = connection.createStatement();
                        var row = statement.executeQuery("show " + limit)) {
                    row.next();
                    before.append("set %s = '%s';".formatted(limit, row.getString(1)));
                }
                run(connection, "set " + limit + " = 0");
            }
        }

        void end() throws SQLException {
            run(connection, before.toString());
        }
    }
}
