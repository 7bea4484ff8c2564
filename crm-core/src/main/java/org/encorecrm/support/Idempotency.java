package org.encorecrm.support;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.util.Arrays;
import java.util.function.Supplier;
import org.encorecrm.support.json.Canonical;
import org.encorecrm.support.json.Json;
import org.encorecrm.support.seal.PersonalSeal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * Makes requests that create something without an identifier of the caller's safe to repeat. The key, the work and its
 * answer are one transaction: a request that failed may be sent again, one that succeeded is answered as before.
 */
@Service
public class Idempotency {

    private static final int LONGEST_KEY = 255;

    private final JdbcClient jdbc;
    private final PersonalSeal seal;

    Idempotency(JdbcClient jdbc, PersonalSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /**
     * Does the work once per caller, operation and key; without a key, each time.
     *
     * @param caller whose keys these are: two callers may use the same
     * @param operation what is asked for, such as {@code POST /tasks}
     */
    @Transactional
    public <T> T once(
            @Nullable String key, String caller, String operation, JsonNode body, Class<T> type, Supplier<T> work) {
        if (key == null) {
            return work.get();
        }
        check(key);
        var scope = caller + ' ' + operation;
        var hash = hash(body);
        forgetOld();
        if (isFirst(scope, key, hash)) {
            var answer = work.get();
            keep(scope, key, Json.MAPPER.writeValueAsString(answer));
            return answer;
        }
        var first = find(scope, key);
        if (!Arrays.equals(first.hash(), hash)) {
            throw new ConflictException("This Idempotency-Key came with another body before");
        }
        return Json.MAPPER.readValue(first.answer(), type);
    }

    private static void check(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY || key.chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
            throw new InvalidInputException("", "the Idempotency-Key must be 1 to 255 printable ASCII characters");
        }
    }

    /** A few at a time, so that the table stays as small as a week of such requests. */
    private void forgetOld() {
        jdbc.sql("""
                        delete from core.idempotent_request
                         where ctid = any(array(select ctid from core.idempotent_request
                                                 where received_at < clock_timestamp() - interval '7 days'
                                                 order by received_at limit 20
                                                   for update skip locked))
                        """).update();
    }

    /** Waits for another request with the same key, if one is being served right now. */
    private boolean isFirst(String scope, String key, byte[] hash) {
        return jdbc.sql("""
                        insert into core.idempotent_request (scope, key, body_hash) values (:scope, :key, :hash)
                            on conflict (scope, key) do nothing
                        """)
                        .param("scope", scope)
                        .param("key", key)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    /** An answer about a customer is sealed with their key. */
    private void keep(String scope, String key, String answer) {
        var customer = customer(answer);
        jdbc.sql("""
                        update core.idempotent_request
                           set answer = cast(:answer as jsonb), customer_id = :customer, sealed = :sealed
                         where scope = :scope and key = :key
                        """)
                .param("answer", customer == null ? answer : null)
                .param("customer", customer)
                .param("sealed", customer == null ? null : seal.seal(customer, answer), Types.BINARY)
                .param("scope", scope)
                .param("key", key)
                .update();
    }

    private static @Nullable Long customer(String answer) {
        var id = Json.MAPPER.readTree(answer).path("customerId").asString("");
        return id.matches("\\d{1,18}") ? Long.valueOf(id) : null;
    }

    private First find(String scope, String key) {
        return jdbc.sql("""
                        select body_hash, answer, customer_id, sealed from core.idempotent_request
                         where scope = :scope and key = :key
                        """)
                .param("scope", scope)
                .param("key", key)
                .query((row, i) -> {
                    var sealed = row.getBytes("sealed");
                    var answer = sealed == null
                            ? row.getString("answer")
                            : seal.open(row.getLong("customer_id"), sealed)
                                    .orElseThrow(() -> new NotFoundException("The customer has been erased"));
                    return new First(row.getBytes("body_hash"), answer);
                })
                .single();
    }

    private record First(byte[] hash, String answer) {}

    private static byte[] hash(JsonNode body) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(Canonical.of(body).toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
