package org.encorecrm.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class ApiKeyTests {

    @Autowired
    Api api;

    @Autowired
    ApiKeys keys;

    @Autowired
    JdbcClient jdbc;

    @Test
    void asksForAKey() {
        var answer = api.as("").get("/api/v1/no-such-thing");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.json().get("status").asInt()).isEqualTo(401);
        assertThat(api.as("wrong").get("/api/v1/no-such-thing").status()).isEqualTo(401);
    }

    @Test
    void letsAKnownKeyPass() {
        assertThat(api.get("/api/v1/no-such-thing").status()).isEqualTo(404);
    }

    @Test
    void refusesARevokedKeyWithinASecond() throws InterruptedException {
        var key = keys.issue("short-lived", EnumSet.of(Scope.READ));
        assertThat(api.as(key).get("/api/v1/no-such-thing").status()).isEqualTo(404);

        keys.revoke(keys.all().stream()
                .filter(known -> known.name().equals("short-lived") && known.active())
                .findFirst()
                .orElseThrow()
                .id());
        Thread.sleep(1000);

        assertThat(api.as(key).get("/api/v1/no-such-thing").status()).isEqualTo(401);
    }

    @Test
    void keepsOnlyTheHashOfAKey() {
        var key = keys.issue("hashed", Set.of(Scope.READ));

        assertThat(key).hasSizeGreaterThanOrEqualTo(43);
        assertThat(jdbc.sql("select row_to_json(k)::text from web.api_key k where name = 'hashed'")
                        .query(String.class)
                        .single())
                .doesNotContain(key);
    }

    @Test
    void showsFiguresToAdministratorsOnly() {
        assertThat(api.as("").get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(api.as("").get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(api.as(keys.issue("reader", Set.of(Scope.READ)))
                        .get("/actuator/prometheus")
                        .status())
                .isEqualTo(403);
        assertThat(api.get("/actuator/prometheus").status()).isEqualTo(200);
    }

    @Test
    void keepsTheAuditLogAsItIs() {
        keys.issue("audited", Set.of(Scope.READ));

        assertThatThrownBy(() ->
                        jdbc.sql("update web.audit_log set who = 'nobody'").update())
                .hasMessageContaining("only grows");
        assertThatThrownBy(() -> jdbc.sql("delete from web.audit_log").update()).hasMessageContaining("only grows");
        assertThatThrownBy(() -> jdbc.sql("truncate web.audit_log").update()).hasMessageContaining("only grows");
    }
}
