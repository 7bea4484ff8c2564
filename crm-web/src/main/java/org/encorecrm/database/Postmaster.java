package org.encorecrm.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server process of a cluster, as its lock file {@code postmaster.pid} names it. */
record Postmaster(ProcessHandle process, int port) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The living server of this cluster. A lock file left by a crash is removed: its number may be somebody else's now. */
    static Optional<Postmaster> of(Path cluster) throws IOException {
        var file = cluster.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        var process = lines.isEmpty()
                ? Optional.<ProcessHandle>empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(Postmaster::isServer);
        if (process.isEmpty()) {
            Files.delete(file);
            return Optional.empty();
        }
        return Optional.of(new Postmaster(
                process.get(), lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0));
    }

    private static boolean isServer(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command ->
                                Path.of(command).getFileName().toString().startsWith("postgres"))
                        .orElse(true);
    }

    /** Stops a server nobody owns any more: ends its sessions, asks it to go, makes it go. */
    void stop(String password) {
        endSessions(password);
        process.destroy();
        if (!gone()) {
            process.destroyForcibly();
            gone();
        }
    }

    /** Waits for the process to end. */
    boolean gone() {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void endSessions(String password) {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + port + "/postgres?loginTimeout=5", "postgres", password);
                var statement = connection.createStatement()) {
            statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                     where pid <> pg_backend_pid() and backend_type = 'client backend'
                    """);
        } catch (SQLException starting) {
            // It may be recovering, or stopping already: then there are no sessions to end.
        }
    }
}
