package org.encorecrm.office.segments;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.UUID;
import org.encorecrm.security.Role;
import org.encorecrm.security.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class WhyPagesTests {

    private static final String PASSWORD = "long enough for a test";

    @Autowired
    Office office;

    @Autowired
    Api api;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    private final String marketer = "m" + UUID.randomUUID();
    private final String key = "s-" + UUID.randomUUID();
    private String customer = "";

    @BeforeEach
    void somebodyNearlyIn() {
        users.add(marketer, "Olga", null, Role.MARKETER, "en", PASSWORD);
        var town = "Город " + UUID.randomUUID();
        customer = String.valueOf(jdbc.sql(
                        "insert into core.customer (first_name, city, created_at, updated_at) values ('Anna', :city, now(), now()) returning id")
                .param("city", town)
                .query(Long.class)
                .single());
        // Asked for by address: the bare id may be what a shop of another test calls one of its customers.
        jdbc.sql(
                        "insert into core.identifier (kind, value, customer_id, created_at) values ('email', :email, :id, now())")
                .param("email", marketer + "@example.com")
                .param("id", Long.valueOf(customer))
                .update();
        api.post("/api/v1/segments", """
                {"key": "%s", "name": "Nearly", "criteria": {"all": [
                    {"field": "customer.address.city", "op": "eq", "value": "%s"},
                    {"field": "orders.count", "op": "gte", "value": 5}]}}""".formatted(key, town));
    }

    @Test
    void saysWhyAndWhatIsMissing() {
        var page = get("/segments/%s?tab=explain&who=%s@example.com".formatted(key, marketer));

        assertThat(page).contains("is not in the segment", "Only this stands in the way", "0 of 5");
    }

    @Test
    void listsWhoIsNearlyIn() {
        assertThat(get("/segments/" + key + "/nearly")).contains("Number of orders at least 5", "/nearly?part=1");
        assertThat(get("/segments/" + key + "/nearly?part=1")).contains("Anna", "customer=" + customer);
    }

    @Test
    void meansTheCustomerOfThatNumberWhateverShopsCallOthers() {
        jdbc.sql("""
                        insert into core.identifier (kind, source, value, customer_id, created_at)
                        select 'external_id', :source, :value, min(c.id), now() from core.customer c where c.id > 0 and c.id <> :id
                        """)
                .param("source", marketer)
                .param("value", customer)
                .param("id", Long.valueOf(customer))
                .update();

        assertThat(get("/segments/%s?tab=explain&customer=%s".formatted(key, customer)))
                .contains("Anna", "Only this stands in the way");
    }

    @Test
    void refusesAKeyThatAPageOfOursHas() {
        var refused = api.post("/api/v1/segments", """
                {"key": "transitions", "name": "x", "criteria": {"field": "orders.count", "op": "gte", "value": 5}}""");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").stringValue()).isEqualTo("/key");
    }

    @Test
    void namesWhatUsesASegment() {
        api.post("/api/v1/segments", """
                {"key": "%s-2", "name": "Other", "criteria": {"segment": "%s"}}""".formatted(key, key));

        assertThat(get("/segments/" + key))
                .contains("segment “Other”", "/segments/" + key + "-2", "it cannot be deleted");
        assertThat(api.delete("/api/v1/segments/" + key).status()).isEqualTo(409);
    }

    private String get(String path) {
        return office.enter(marketer, PASSWORD).get(path).body();
    }
}
