package encore.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * One PostgreSQL per JVM, migrated once into a template; every application context gets a database of its own, copied
 * from it. With {@code -Dencore.test.postgres.url=…} (a superuser's JDBC URL) a server of yours is used instead.
 */
public final class TestPostgres {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final String PREFIX = "encore_" + ProcessHandle.current().pid() + "_";
    private static boolean templateReady;

    private TestPostgres() {}

    /** Makes a database with every migration applied and answers its JDBC URL. */
    public static synchronized String newDatabase() {
        if (!templateReady) {
            execute("create database %stemplate".formatted(PREFIX));
            Flyway.configure()
                    .dataSource(url(PREFIX + "template"), null, null)
                    .locations("classpath:db/migration")
                    .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                    .load()
                    .migrate();
            templateReady = true;
        }
        var name = PREFIX + COUNTER.incrementAndGet();
        execute("create database %s template %stemplate".formatted(name, PREFIX));
        return url(name);
    }

    /** Makes a database without any table, for tests of the start itself. */
    public static String newEmptyDatabase() {
        var name = PREFIX + "empty_" + COUNTER.incrementAndGet();
        execute("create database " + name);
        return url(name);
    }

    private static void execute(String sql) {
        try (var connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private static String url(String database) {
        var own = System.getProperty("encore.test.postgres.url");
        if (own != null) {
            return own.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + database);
        }
        return Server.INSTANCE.getJdbcUrl("postgres", database);
    }

    private static final class Server {

        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                var builder = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "400")
                        .setServerConfig("shared_buffers", "128MB");
                // ICU: without it pg_trgm ignores Cyrillic and sorting is by code point.
                Map.of("locale", "C.UTF-8", "locale-provider", "icu", "icu-locale", "ru-RU")
                        .forEach(builder::setLocaleConfig);
                return builder.start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
