package org.encorecrm.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The PostgreSQL that Encore brings along, kept in the data folder. Commits reach the disk. A server that outlived a
 * killed application is stopped before a new one starts; one that dies under a living application is started again.
 */
final class EmbeddedDatabase implements JdbcConnectionDetails, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    static final String USER = "postgres";
    private static final String NAME = "encore";

    private final DataFolder folder;
    private final FolderLock lock;
    private final String password;
    private final int port;
    private EmbeddedPostgres server;
    private boolean stopping;

    EmbeddedDatabase(DataFolder folder) {
        this.folder = folder;
        lock = folder.lock();
        try {
            password = folder.password();
            port = freePort();
            stopOrphan();
            folder.beginCluster();
            server = new ClusterStart(folder, password, port).start();
            folder.endCluster();
            createDatabase();
            watch();
        } catch (IOException | SQLException | RuntimeException failure) {
            lock.close();
            throw new IllegalStateException(
                    "The embedded PostgreSQL in %s did not start; %s says why".formatted(folder, folder.log()),
                    failure);
        }
    }

    private void stopOrphan() throws IOException {
        Postmaster.of(folder.cluster()).ifPresent(orphan -> {
            log.info("Stopping the PostgreSQL that outlived the previous run");
            orphan.stop(password);
        });
    }

    private void createDatabase() throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var known = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'");
            if (!known.next()) {
                statement.execute("create database " + NAME);
            }
        }
    }

    private void watch() throws IOException {
        Postmaster.of(folder.cluster())
                .ifPresent(postmaster -> postmaster.process().onExit().thenRunAsync(this::restart));
    }

    private synchronized void restart() {
        for (var attempt = 1; !stopping; attempt++) {
            log.warn("PostgreSQL has gone, starting it again");
            try {
                server.close();
                stopOrphan();
                server = new ClusterStart(folder, password, port).start();
                watch();
                return;
            } catch (IOException | RuntimeException failure) {
                // Its orphaned backends hold the shared memory for a moment.
                log.warn("PostgreSQL did not start, attempt {}", attempt, failure);
                pause();
            }
        }
    }

    private void pause() {
        try {
            wait(500);
        } catch (InterruptedException stopped) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }

    static String url(int port) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, NAME);
    }

    @Override
    public String getJdbcUrl() {
        return url(port);
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public synchronized void destroy() {
        stopping = true;
        try {
            server.close();
            Postmaster.of(folder.cluster()).ifPresent(Postmaster::gone);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            lock.close();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
