package org.encorecrm.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.util.FileSystemUtils;

/** The folder of {@code ENCORE_DATA}: the cluster, the binaries that run it, the superuser's password. */
final class DataFolder {

    private final Path root;

    DataFolder(Path given) {
        try {
            Files.createDirectories(given);
            root = given.toRealPath();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot use the data folder " + given.toAbsolutePath(), failure);
        }
    }

    Path cluster() {
        return root.resolve("postgresql");
    }

    Path binaries() {
        return root.resolve("postgresql-binaries");
    }

    Path log() {
        return root.resolve("postgresql.log");
    }

    Path passwordFile() {
        return root.resolve("postgresql-password");
    }

    /** Takes the folder for this process, or says who has it. */
    FolderLock lock() {
        return FolderLock.take(root);
    }

    boolean isInUse() {
        try (var free = lock()) {
            return false;
        } catch (DataFolderInUse inUse) {
            return true;
        }
    }

    /** The superuser's password, made on first use and readable by the owner alone. */
    String password() throws IOException {
        var file = passwordFile();
        if (Files.notExists(file)) {
            var secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            Files.deleteIfExists(draft());
            Files.createFile(draft());
            ownerOnly(draft());
            Files.writeString(draft(), HexFormat.of().formatHex(secret), StandardOpenOption.WRITE);
            Files.move(draft(), file);
        }
        return Files.readString(file).strip();
    }

    /** Throws away a cluster whose making was cut short, and notes that one is being made if there is none. */
    void beginCluster() throws IOException {
        if (Files.exists(making())) {
            FileSystemUtils.deleteRecursively(cluster());
        }
        if (Files.notExists(cluster().resolve("PG_VERSION"), LinkOption.NOFOLLOW_LINKS)) {
            Files.writeString(making(), "");
        }
    }

    void endCluster() throws IOException {
        Files.deleteIfExists(making());
    }

    private Path making() {
        return root.resolve("postgresql-being-made");
    }

    private Path draft() {
        return root.resolve("postgresql-password.new");
    }

    private static void ownerOnly(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
