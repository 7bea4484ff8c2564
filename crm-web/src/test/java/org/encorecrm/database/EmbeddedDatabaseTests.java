package org.encorecrm.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: a server in this one, and in another that is killed. */
class EmbeddedDatabaseTests {

    @TempDir
    Path folder;

    @Test
    void keepsDataDurablyAndForItselfFromStartToStart() throws Exception {
        var first = new EmbeddedDatabase(new DataFolder(folder));
        execute(first, "create table kept as select 'Ёлка' as word");
        assertThat(ask(first, "show fsync") + ask(first, "show synchronous_commit"))
                .isEqualTo("onon");
        execute(first, "create extension pg_trgm");
        assertThat(ask(first, "select cardinality(show_trgm('Ёлка'))")).isEqualTo("5");
        assertThatThrownBy(() -> DriverManager.getConnection(first.getJdbcUrl(), "postgres", "guessed"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> new EmbeddedDatabase(new DataFolder(folder)))
                .hasMessageContaining("Another Encore")
                .hasMessageContaining("ENCORE_DATA");
        first.destroy();
        assertThat(Postmaster.of(folder.resolve("postgresql"))).isEmpty();

        var second = new EmbeddedDatabase(new DataFolder(folder));

        assertThat(ask(second, "select word from kept")).isEqualTo("Ёлка");
        second.destroy();
    }

    @Test
    void startsAgainAfterTheApplicationWasKilled() throws Exception {
        var application = applicationOnItsOwn();
        var orphan = awaitServer();
        application.destroyForcibly().waitFor();
        assertThat(orphan.process().isAlive()).isTrue();

        var database = new EmbeddedDatabase(new DataFolder(folder));

        assertThat(orphan.process().isAlive()).isFalse();
        assertThat(ask(database, "select '' || count(*) from kept")).isEqualTo("1");
        database.destroy();
    }

    @Test
    void comesBackByItselfWhenTheServerIsKilled() throws Exception {
        var database = new EmbeddedDatabase(new DataFolder(folder));
        execute(database, "create table kept as select 1 as one");

        awaitServer().process().destroyForcibly();

        assertThat(eventually(database, "select '' || count(*) from kept")).isEqualTo("1");
        database.destroy();
    }

    @Test
    void removesALockFileWhoseProcessIsSomebodyElse() throws Exception {
        var cluster = Files.createDirectories(folder.resolve("postgresql"));
        Files.writeString(
                cluster.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n/elsewhere\n0\n5432\n");

        assertThat(Postmaster.of(cluster)).isEmpty();
        assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
    }

    private Process applicationOnItsOwn() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledApplication.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("application.log").toFile())
                .start();
    }

    /** Waits until there is a server and what was to be kept is committed. */
    private Postmaster awaitServer() throws Exception {
        var deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (Instant.now().isBefore(deadline)) {
            var cluster = folder.resolve("postgresql");
            var ready = Files.exists(folder.resolve("ready")) || !Files.exists(folder.resolve("application.log"));
            if (ready && Files.exists(cluster.resolve("postmaster.pid"))) {
                return Postmaster.of(cluster).orElseThrow();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("no server: " + Files.readString(folder.resolve("application.log")));
    }

    private static String eventually(EmbeddedDatabase database, String sql) throws InterruptedException {
        var deadline = Instant.now().plus(Duration.ofMinutes(1));
        while (true) {
            try {
                return ask(database, sql);
            } catch (SQLException notYet) {
                assertThat(Instant.now()).isBefore(deadline);
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
