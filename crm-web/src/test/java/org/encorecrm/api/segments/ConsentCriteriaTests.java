package org.encorecrm.api.segments;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Consent by channel and purpose, the shop's own purposes too, and what customers chose on their page. */
@EncoreWebTest
class ConsentCriteriaTests {

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString();

    @BeforeEach
    void somebodyWhoSaidThisAndThat() {
        var id = api.post("/api/v1/customers", """
                {"externalId": "%1$s", "email": "%1$s@example.com", "consents": [
                  {"channel": "email", "purpose": "processing", "granted": true, "at": "2026-01-01T00:00:00Z"},
                  {"channel": "email", "purpose": "research", "granted": false, "at": "2026-01-01T00:00:00Z"},
                  {"channel": "vk", "purpose": "research", "granted": true, "at": "2026-01-01T00:00:00Z"}]}
                """.formatted(mark))
                .json()
                .get("id")
                .asString();
        jdbc.sql("""
                        insert into campaigns.stated_preference (customer_id, most, within_days, groups, said_at)
                        values (?, 1, 14, '{Toys,Books}', now())
                        """).param(Long.parseLong(id)).update();
    }

    @Test
    void tellApartWhatWasSaidByChannelAndPurpose() {
        assertThat(fits("{'field': 'consent.email.processing', 'op': 'eq', 'value': 'granted'}"))
                .isTrue();
        assertThat(fits("{'field': 'consent.sms.processing', 'op': 'eq', 'value': 'unknown'}"))
                .isTrue();
        assertThat(fits("{'field': 'consent.email.research', 'op': 'eq', 'value': 'denied'}"))
                .isTrue();
        assertThat(fits("{'field': 'consent.vk.research', 'op': 'in', 'value': ['granted', 'pending']}"))
                .isTrue();
        assertThat(fits("{'field': 'consent.vk.research', 'op': 'eq', 'value': 'denied'}"))
                .isFalse();
        assertThat(fits("{'field': 'stated.groups', 'op': 'contains', 'value': 'Toys'}"))
                .isTrue();
        assertThat(fits("{'field': 'stated.groups', 'op': 'contains', 'value': 'Tools'}"))
                .isFalse();
        assertThat(fits("{'field': 'stated.mostPerWeek', 'op': 'eq', 'value': 0.5}"))
                .isTrue();
    }

    @Test
    void refuseChannelsNobodyKnows() {
        var refused = api.post("/api/v1/segments/preview", """
                {"criteria": {"field": "consent.pigeon.research", "op": "eq", "value": "granted"}}""");

        assertThat(refused.status()).isEqualTo(422);
    }

    private boolean fits(String criterion) {
        var answer = api.post("/api/v1/segments/preview", """
                {"criteria": {"all": [%s, {"field": "customer.externalId", "op": "eq", "value": "%s"}]}}
                """.formatted(criterion.replace('\'', '"'), mark));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("count").asInt() == 1;
    }
}
