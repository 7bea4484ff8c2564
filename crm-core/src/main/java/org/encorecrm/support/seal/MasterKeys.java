package org.encorecrm.support.seal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The master key in use and those that still wrap some keys: given from outside, or made and kept in the database. */
@Component
@EnableConfigurationProperties(SealProperties.class)
class MasterKeys {

    private final JdbcClient jdbc;
    private final @Nullable MasterKey given;
    private final Map<String, MasterKey> known = new ConcurrentHashMap<>();

    MasterKeys(JdbcClient jdbc, SealProperties properties) {
        this.jdbc = jdbc;
        this.given = parse(properties.masterKey());
        parse(properties.previousMasterKey());
    }

    private @Nullable MasterKey parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var key = MasterKey.parse(text);
        known.put(key.fingerprint(), key);
        return key;
    }

    /** Wraps new keys. Without one from outside the first caller makes it, in a transaction that may write. */
    MasterKey current() {
        if (given != null) {
            return given;
        }
        return kept().orElseGet(this::make);
    }

    /** Two nodes may be first at once: the later one waits for the earlier and takes its key. */
    private MasterKey make() {
        var fresh = MasterKey.of(Cipher.freshKey());
        jdbc.sql("select pg_advisory_xact_lock(hashtext('core.master_key'))")
                .query((row, i) -> true)
                .single();
        jdbc.sql("""
                        insert into core.master_key (fingerprint, value)
                        select :fingerprint, :value where not exists (select from core.master_key)
                        """)
                .param("fingerprint", fresh.fingerprint())
                .param("value", fresh.value())
                .update();
        return kept().orElseThrow();
    }

    private Optional<MasterKey> kept() {
        return jdbc.sql("select value from core.master_key limit 1")
                .query((row, i) -> MasterKey.of(row.getBytes("value")))
                .optional();
    }

    /** @throws IllegalStateException when the key is neither in the settings nor in the database */
    MasterKey get(String fingerprint) {
        var key = known.get(fingerprint);
        if (key == null) {
            key = jdbc.sql("select value from core.master_key where fingerprint = :fingerprint")
                    .param("fingerprint", fingerprint)
                    .query((row, i) -> MasterKey.of(row.getBytes("value")))
                    .optional()
                    .orElseThrow(() -> new IllegalStateException("The master key " + fingerprint
                            + " is missing: give it as ENCORE_MASTER_KEY or ENCORE_PREVIOUS_MASTER_KEY"));
        }
        return key;
    }

    /** Once nothing is wrapped by it, the key kept in the database goes when another one is given from outside. */
    void forgetUnused() {
        if (given != null) {
            jdbc.sql("""
                            delete from core.master_key m
                             where not exists (select from core.personal_key k where k.master = m.fingerprint)
                            """).update();
        }
    }
}
