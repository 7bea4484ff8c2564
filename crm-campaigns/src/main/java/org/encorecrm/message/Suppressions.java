package org.encorecrm.message;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Addresses that must not be written to, whoever they belong to. Kept as keyed hashes, so that the list survives the
 * merge and the erasure of the customer without keeping the address.
 */
@Repository
class Suppressions {

    enum Cause {
        UNSUBSCRIBED,
        COMPLAINT,
        DEAD
    }

    private final JdbcClient jdbc;
    private final Secrets secrets;

    Suppressions(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    byte[] hash(String channel, String address) {
        var plain = channel + "\n" + address.strip().toLowerCase(Locale.ROOT);
        return secrets.hmac("suppression", plain.getBytes(StandardCharsets.UTF_8));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(String channel, byte[] hash, Cause cause, Instant at) {
        jdbc.sql("""
                        insert into campaigns.suppression (channel, address_hash, cause, at)
                        values (:channel, :hash, :cause, :at) on conflict do nothing
                        """)
                .param("channel", channel)
                .param("hash", hash)
                .param("cause", cause.name().toLowerCase(Locale.ROOT))
                .param("at", Timestamp.from(at))
                .update();
    }

    Set<Cause> of(String channel, String address) {
        return jdbc
                .sql("select cause from campaigns.suppression where channel = :channel and address_hash = :hash")
                .param("channel", channel)
                .param("hash", hash(channel, address))
                .query(String.class)
                .list()
                .stream()
                .map(cause -> Cause.valueOf(cause.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void lift(String channel, String address, Cause cause) {
        jdbc.sql("""
                        delete from campaigns.suppression
                         where channel = :channel and address_hash = :hash and cause = :cause
                        """)
                .param("channel", channel)
                .param("hash", hash(channel, address))
                .param("cause", cause.name().toLowerCase(Locale.ROOT))
                .update();
    }
}
