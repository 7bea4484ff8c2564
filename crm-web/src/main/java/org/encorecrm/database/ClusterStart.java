package org.encorecrm.database;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** How a cluster is made and started. */
record ClusterStart(DataFolder folder, String password, int port) {

    EmbeddedPostgres start() throws IOException {
        var output = Redirect.appendTo(folder.log().toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                .setDataDirectory(folder.cluster())
                .setCleanDataDirectory(false)
                // Spring stops it after the pools; a hook of its own would stop it under running transactions.
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofMinutes(2))
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                // ICU: without it pg_trgm ignores Cyrillic and sorting is by code point.
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("locale-provider", "icu")
                .setLocaleConfig("icu-locale", "ru-RU")
                // These go to initdb too: the builder's own "trust" must not hold for data that is kept.
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", sharedBuffers())
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("random_page_cost", "1.1")
                // Sorting and hashing of a portion of customers stays in memory.
                .setServerConfig("work_mem", "16MB")
                // Row locks and index pages of a recomputation are most of the log.
                .setServerConfig("wal_compression", "on")
                // Statements of milliseconds: compiling them takes longer than running them.
                .setServerConfig("jit", "off")
                .start();
    }

    /** An eighth of the machine's memory, 1 GB at most: the application and the file cache need the rest. */
    private static String sharedBuffers() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var eighth = machine.getTotalMemorySize() / 8 / 1024 / 1024;
        return Math.max(128, Math.min(1024, eighth)) + "MB";
    }
}
