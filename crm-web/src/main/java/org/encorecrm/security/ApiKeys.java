package org.encorecrm.security;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keys of the API: 256 random bits, of which the database knows a SHA-256. */
@Service
@Transactional
public class ApiKeys {

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final Audit audit;

    ApiKeys(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Makes a key and answers it: the only time anybody sees it. */
    public String issue(String name, Collection<Scope> scopes) {
        var bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        var key = "enc_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        register(name, key, scopes);
        return key;
    }

    /** Takes a key that somebody else made. */
    public void register(String name, String key, Collection<Scope> scopes) {
        if (name.isBlank()) {
            throw new InvalidInputException("/name", "settings.key.name.missing");
        }
        if (scopes.isEmpty()) {
            throw new InvalidInputException("/scopes", "settings.key.scopes.missing");
        }
        var codes = scopes.stream().map(Scope::code).toArray(String[]::new);
        jdbc.sql("insert into web.api_key (name, hint, hash, scopes) values (:name, :hint, :hash, :scopes)")
                .param("name", name.strip())
                .param("hint", key.substring(0, Math.min(8, key.length() / 3)))
                .param("hash", KeyHash.of(key))
                .param("scopes", codes)
                .update();
        audit.record("key.issued", name.strip(), null, codes);
    }

    public void revoke(long id) {
        var name = jdbc.sql("""
                        update web.api_key set revoked_at = clock_timestamp()
                         where id = :id and revoked_at is null
                        returning name
                        """)
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("No such key"));
        audit.record("key.revoked", name, null, null);
    }

    @Transactional(readOnly = true)
    public List<ApiKey> all() {
        return jdbc.sql("""
                        select id, name, hint, scopes, created_at, last_used_at, revoked_at
                          from web.api_key
                         order by revoked_at is not null, id desc
                        """).query(ApiKeys::key).list();
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                row.getLong("id"),
                row.getString("name"),
                row.getString("hint"),
                Arrays.asList((String[]) row.getArray("scopes").getArray()),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("last_used_at")),
                instant(row.getTimestamp("revoked_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
