package org.encorecrm.api.segments;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.UUID;
import org.encorecrm.pipeline.Drain;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class SegmentApiTests {

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Drain drain;

    @Test
    void saysWhatUsesASegmentAndKeepsItWhileAnythingDoes() {
        var key = "s-" + UUID.randomUUID();
        api.post("/api/v1/segments", """
                {"key": "%s", "name": "A", "kind": "dynamic",
                 "criteria": {"field": "orders.count", "op": "gte", "value": 10}}""".formatted(key));
        api.post("/api/v1/segments", """
                {"key": "%1$s-b", "name": "B", "kind": "dynamic",
                 "criteria": {"segment": "%1$s", "member": true}}""".formatted(key));

        assertThat(api.get("/api/v1/segments/" + key + "/uses").body()).isEqualTo("[\"segment %s-b\"]".formatted(key));
        assertThat(api.delete("/api/v1/segments/" + key).status()).isEqualTo(409);
        assertThat(api.delete("/api/v1/segments/" + key + "-b").status()).isEqualTo(204);
        assertThat(api.get("/api/v1/segments/" + key + "/uses").body()).isEqualTo("[]");
        assertThat(api.delete("/api/v1/segments/" + key).status()).isEqualTo(204);
    }

    @Test
    void saysWhatAMomentInAnAddressLooksLike() {
        var refused = api.get("/api/v1/segments/anything/moves?from=2026-11-22");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").stringValue()).isEqualTo("?from");
        assertThat(refused.json().at("/errors/0/message").stringValue()).contains("2026-11-21T10:15:30+03:00", "%2B");
    }

    @Test
    void createsReadsChangesAndDeletesASegment() {
        var key = "s-" + UUID.randomUUID();
        var body = """
                {"key": "%s", "name": "Loyal", "kind": "dynamic",
                 "criteria": {"all": [{"field": "orders.count", "op": "gte", "value": 10},
                                      {"field": "orders.lastAt", "op": "olderThan", "value": "P180D"}]}}""".formatted(key);

        assertThat(api.post("/api/v1/segments", body).status()).isEqualTo(201);
        assertThat(api.post("/api/v1/segments", body).status()).isEqualTo(409);
        var found = api.get("/api/v1/segments/" + key);
        assertThat(found.json().at("/criteria/all/1/value").stringValue()).isEqualTo("P180D");
        var version = found.header("ETag");
        var renamed = body.replace("Loyal", "Very loyal");
        assertThat(api.send("PUT", "/api/v1/segments/" + key, renamed, "application/json", "If-Match", version)
                        .status())
                .isEqualTo(200);
        assertThat(api.send("PUT", "/api/v1/segments/" + key, renamed, "application/json", "If-Match", version)
                        .status())
                .isEqualTo(409);
        assertThat(api.delete("/api/v1/segments/" + key).status()).isEqualTo(204);
        assertThat(api.get("/api/v1/segments/" + key).status()).isEqualTo(404);
    }

    @Test
    void keepsWhatAChangeLeavesOut() {
        var dynamic = "s-" + UUID.randomUUID();
        var byHand = "s-" + UUID.randomUUID();
        api.post("/api/v1/segments", """
                {"key": "%s", "name": "A", "criteria": {"field": "orders.count", "op": "gte", "value": 977}}""".formatted(dynamic));
        api.post("/api/v1/segments", "{\"key\": \"%s\", \"name\": \"A\", \"kind\": \"static\"}".formatted(byHand));

        var renamed = api.put("/api/v1/segments/" + dynamic, "{\"name\": \"A2\"}");
        assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
        assertThat(renamed.json().get("name").stringValue()).isEqualTo("A2");
        assertThat(renamed.json().at("/criteria/value").intValue()).isEqualTo(977);
        var changed = api.put(
                "/api/v1/segments/" + dynamic,
                "{\"criteria\": {\"field\": \"orders.count\", \"op\": \"gte\", \"value\": 978}}");
        assertThat(changed.json().get("name").stringValue()).isEqualTo("A2");
        assertThat(changed.json().at("/criteria/value").intValue()).isEqualTo(978);
        var kept = api.put("/api/v1/segments/" + byHand, "{\"name\": \"A2\"}");
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        assertThat(kept.json().get("kind").stringValue()).isEqualTo("static");

        assertThat(api.put("/api/v1/segments/" + dynamic, "{\"name\": null}")
                        .json()
                        .at("/errors/0/pointer")
                        .stringValue())
                .isEqualTo("/name");
        assertThat(api.put("/api/v1/segments/" + dynamic, "{\"criteria\": null}")
                        .json()
                        .at("/errors/0/pointer")
                        .stringValue())
                .isEqualTo("/criteria");
        assertThat(api.put("/api/v1/segments/nothing-" + dynamic, "{\"name\": \"A2\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void namesEveryFault() {
        var answer = api.post("/api/v1/segments/preview", """
                {"criteria": {"all": [{"field": "orders.cuont", "op": "gte", "value": 10}, {"any": []},
                    {"field": "orders.count", "op": "gte", "value": "ten"},
                    {"purchase": [{"field": "item.category", "op": "resembles", "value": "x"}]}]}}""");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").values())
                .extracting(error -> error.get("pointer").stringValue())
                .containsExactly(
                        "/criteria/all/0/field",
                        "/criteria/all/1/any",
                        "/criteria/all/2/value",
                        "/criteria/all/3/purchase/0/op");
    }

    @Test
    void asksAboutMessagesAndTasks() {
        var catalogue = api.get("/api/v1/criteria").json();
        assertThat(catalogue.get("messages").values())
                .extracting(each -> each.get("message").stringValue())
                .contains("sent", "opened", "clicked", "unsubscribed", "held");
        assertThat(catalogue.get("fields").values())
                .extracting(each -> each.get("field").stringValue())
                .contains("task.outcome", "task.doneAt");

        assertThat(api.post("/api/v1/segments/preview", """
                        {"criteria": {"all": [
                            {"message": "opened", "where": [{"field": "scenario", "op": "eq", "value": "welcome"}], "within": "P30D"},
                            {"message": "clicked", "where": [{"field": "link", "op": "contains", "value": "robots"}]},
                            {"message": "sent", "count": {"op": "eq", "value": 0}, "from": "2026-01-01"},
                            {"field": "task.outcome", "op": "eq", "value": "no_answer"},
                            {"field": "task.doneAt", "op": "olderThan", "value": "P3D"}]}}""").status()).isEqualTo(200);
        assertThat(api.post("/api/v1/segments/preview", """
                        {"criteria": {"all": [{"message": "read"},
                            {"message": "opened", "where": [{"field": "link", "op": "eq", "value": "x"}]}]}}""")
                        .json()
                        .get("errors")
                        .values())
                .extracting(error -> error.get("pointer").stringValue())
                .containsExactly("/criteria/all/0/message", "/criteria/all/1/where/0/field");
    }

    @Test
    void explainsWithWhatIsMissing() {
        var town = "Город " + UUID.randomUUID();
        var id = jdbc.sql(
                        "insert into core.customer (city, created_at, updated_at) values (:city, now(), now()) returning id")
                .param("city", town)
                .query(Long.class)
                .single();
        var key = "s-" + UUID.randomUUID();
        api.post("/api/v1/segments", """
                {"key": "%s", "name": "Nearly", "criteria": {"all": [
                    {"field": "customer.address.city", "op": "eq", "value": "%s"},
                    {"purchase": [], "count": {"op": "gte", "value": 2}, "within": "P30D"}]}}""".formatted(key, town));

        var why = api.get("/api/v1/segments/%s/explain?customer=%d".formatted(key, id))
                .json();
        assertThat(why.at("/criteria/0/holds").booleanValue()).isTrue();
        assertThat(why.at("/criteria/1/missing").stringValue()).isEqualTo("0 of 2");
        assertThat(why.at("/nearMisses/0/missing").stringValue()).isEqualTo("0 of 2");
        assertThat(why.has("next")).isFalse();
        // The other part keeps out whoever bought twice elsewhere: as many as the rest of the base has.
        assertThat(api.get("/api/v1/segments/%s/nearly".formatted(key)).json().values())
                .filteredOn(obstacle -> obstacle.get("part").intValue() == 1)
                .extracting(obstacle -> obstacle.get("customers").intValue())
                .containsExactly(1);
        assertThat(api.get("/api/v1/segments/%s/nearly/1".formatted(key))
                        .json()
                        .at("/0/id")
                        .stringValue())
                .isEqualTo(String.valueOf(id));
        assertThat(api.get("/api/v1/segments/%s/nearly/7".formatted(key)).status())
                .isEqualTo(422);
    }

    @Test
    void takesInWhoeverIsNewAndHasNotDoneAnything() {
        var town = "Город " + UUID.randomUUID();
        var key = "s-" + UUID.randomUUID();
        api.post("/api/v1/segments", """
                {"key": "%s", "name": "Silent", "criteria": {"all": [
                    {"purchase": [], "count": {"op": "eq", "value": 0}}, {"field": "orders.firstAt", "op": "isNotSet"}]}}""".formatted(key));
        var id = api.post("/api/v1/customers", """
                        {"externalId": "%s", "address": {"city": "%s"}}""".formatted(UUID.randomUUID(), town))
                .json()
                .get("id")
                .stringValue();
        drain.changes();

        assertThat(api.get("/api/v1/customers/%s/segments".formatted(id)).json().values())
                .extracting(each -> each.get("key").stringValue())
                .contains(key);
    }

    @Test
    void previewsWithASample() {
        var city = "Город " + UUID.randomUUID();
        jdbc.sql("insert into core.customer (city, created_at, updated_at) values (:city, now(), now())")
                .param("city", city)
                .update();

        var answer = api.post("/api/v1/segments/preview", """
                {"criteria": {"field": "customer.address.city", "op": "eq", "value": "%s"}, "sample": 5}""".formatted(city));

        assertThat(answer.json().get("count").intValue()).isEqualTo(1);
        assertThat(answer.json().at("/sample/0/city").stringValue()).isEqualTo(city);
        assertThat(answer.json().has("tookMs")).isTrue();
    }

    @Test
    void asksAboutThePastFromFacts() {
        var criteria = """
                {"all": [{"field": "orders.count", "op": "gte", "value": 1}, {"field": "visits.count", "op": "gte", "value": 1},
                         {"field": "rfm.r", "op": "gte", "value": 1}]}""";

        assertThat(api.post(
                                "/api/v1/segments/preview",
                                "{\"criteria\": %s, \"asOf\": \"2020-01-01T00:00:00Z\"}".formatted(criteria))
                        .json()
                        .get("count")
                        .intValue())
                .isZero();
        assertThat(api.post(
                                "/api/v1/segments/preview",
                                "{\"criteria\": %s, \"asOf\": \"2090-01-01T00:00:00Z\"}".formatted(criteria))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void keepsAStaticSegmentByHandAndExportsItHarmlessly() {
        var key = "s-" + UUID.randomUUID();
        var id = jdbc.sql("""
                        insert into core.customer (last_name, created_at, updated_at)
                        values ('=HYPERLINK("http://evil")', now(), now()) returning id
                        """).query(Long.class).single();
        api.post("/api/v1/segments", "{\"key\": \"%s\", \"name\": \"By hand\", \"kind\": \"static\"}".formatted(key));
        var members = "/api/v1/segments/" + key + "/members";
        var body = "{\"customers\": [\"%d\"]}".formatted(id);

        assertThat(api.post(members, body).json().get("changed").intValue()).isEqualTo(1);
        assertThat(api.post(members, body).json().get("changed").intValue()).isZero();
        assertThat(api.get(members).json().at("/items/0/id").stringValue()).isEqualTo(String.valueOf(id));
        assertThat(api.get("/api/v1/customers/%d/segments".formatted(id))
                        .json()
                        .at("/0/key")
                        .stringValue())
                .isEqualTo(key);
        assertThat(api.get("/api/v1/segments/" + key + "/export?columns=id,lastName")
                        .body())
                .contains("\"'=HYPERLINK(\"\"http://evil\"\")\"");
        assertThat(api.get("/api/v1/segments/" + key + "/export?format=json&columns=id,lastName")
                        .json()
                        .at("/0/lastName")
                        .stringValue())
                .startsWith("=HYPERLINK");
        assertThat(api.get("/api/v1/segments/" + key + "/export?format=xml&columns=id,lastName")
                        .body())
                .contains("<field name=\"id\">" + id + "</field>");
        assertThat(api.get("/api/v1/segments/" + key + "/export?format=pdf").status())
                .isEqualTo(422);
        assertThat(audited(key)).isEqualTo(3);
        assertThat(api.delete(members + "/" + id).json().get("changed").intValue())
                .isEqualTo(1);
        assertThat(api.get("/api/v1/segments/" + key + "/moves")
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void explainsEachCriterion() {
        var key = "s-" + UUID.randomUUID();
        var id = jdbc.sql(
                        "insert into core.customer (city, created_at, updated_at) values ('Омск', now(), now()) returning id")
                .query(Long.class)
                .single();
        api.post("/api/v1/segments", """
                {"key": "%s", "name": "x", "criteria": {"any": [{"field": "customer.address.city", "op": "eq", "value": "Омск"},
                    {"none": [{"event": "product_viewed", "count": {"op": "gte", "value": 3}, "within": "P7D"}]}]}}""".formatted(key));

        var answer =
                api.get("/api/v1/segments/" + key + "/explain?customer=" + id).json();

        assertThat(answer.get("member").booleanValue()).isFalse();
        assertThat(answer.at("/criteria/0/actual").stringValue()).isEqualTo("Омск");
        assertThat(answer.at("/criteria/0/holds").booleanValue()).isTrue();
        assertThat(answer.at("/criteria/1/criteria/0/actual").stringValue()).isEqualTo("0");
    }

    @Test
    void listsTheCatalogue() {
        var fields = api.get("/api/v1/criteria").json().get("fields");

        assertThat(fields.values())
                .extracting(field -> field.get("field").stringValue())
                .contains(
                        "orders.lastAt",
                        "customer.age",
                        "rfm.code",
                        "cart.abandonedAt",
                        "consent.email",
                        "customer.custom.<key>");
    }

    private long audited(String key) {
        return jdbc.sql("select count(*) from web.audit_log where action = 'segment.exported' and subject = :key")
                .param("key", key)
                .query(Long.class)
                .single();
    }
}
