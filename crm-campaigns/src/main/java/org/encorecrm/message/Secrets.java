package org.encorecrm.message;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The shop's own keys, made when first needed and the same for ever: links and suppressions outlive everything. */
@Component
class Secrets {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final JdbcClient jdbc;
    private final Map<String, SecretKeySpec> keys = new ConcurrentHashMap<>();

    Secrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    byte[] hmac(String key, byte[] message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(keys.computeIfAbsent(key, this::load));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Two nodes may start at once: the first key stays. */
    private SecretKeySpec load(String name) {
        var fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into campaigns.secret (name, value) values (:name, :value) on conflict do nothing")
                .param("name", name)
                .param("value", fresh)
                .update();
        var kept = jdbc.sql("select value from campaigns.secret where name = :name")
                .param("name", name)
                .query(byte[].class)
                .single();
        return new SecretKeySpec(kept, ALGORITHM);
    }
}
