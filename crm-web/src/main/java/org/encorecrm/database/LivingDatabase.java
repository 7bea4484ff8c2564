package org.encorecrm.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The embedded database of another Encore that is running on the same data folder: a command joins it as a guest. */
record LivingDatabase(int port, String secret) implements JdbcConnectionDetails {

    static Optional<LivingDatabase> of(DataFolder folder) {
        try {
            var password = folder.password();
            return Postmaster.of(folder.cluster()).map(server -> new LivingDatabase(server.port(), password));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String getJdbcUrl() {
        return EmbeddedDatabase.url(port);
    }

    @Override
    public String getUsername() {
        return EmbeddedDatabase.USER;
    }

    @Override
    public String getPassword() {
        return secret;
    }
}
