package org.encorecrm.api.customers;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Answer;
import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.ArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class CustomerApiTests {

    private static final String SAMPLE = """
            { "source": "shop", "externalId": "u-#", "email": "Anna.#@Example.com", "phone": "8 (903) #",
              "loyaltyCard": "card-#", "visitorId": "v-#", "firstName": "Анна", "lastName": "Петрова#",
              "middleName": "Ивановна", "sex": "female", "birthDate": "1990-04-12", "maritalStatus": "married",
              "address": {"country": "RU", "region": "Чувашия", "city": "Чебоксары", "street": "…", "postalCode": "428000"},
              "company": {"name": "Ромашка", "industry": "…", "size": 50, "position": "…"},
              "tags": ["vip"], "customFields": {"score": 9}, "registeredAt": "2026-10-01T12:00:00+03:00",
              "utm": {"source": "google", "medium": "cpc", "campaign": "autumn"},
              "consents": [{"channel": "email", "purpose": "marketing", "granted": true,
                            "at": "2026-10-01T12:00:00+03:00", "evidence": "signup form"}],
              "managerLogin": "olga", "timeZone": "Europe/Moscow" }""";

    @Autowired
    Api api;

    private final String number = String.valueOf(ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999));

    private Answer post(String path, String json) {
        return api.post("/api/v1" + path, json.replace("#", number));
    }

    private Answer get(String path) {
        return api.get("/api/v1" + path.replace("#", number));
    }

    @Test
    void takesTheWholeBodyOfTheContractAndGivesItBack() {
        var created = post("/customers", SAMPLE);
        var again = post("/customers", SAMPLE);

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json().get("outcome").stringValue()).isEqualTo("created");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("outcome").stringValue()).isEqualTo("unchanged");

        var customer =
                get("/customers/" + created.json().get("id").stringValue()).json();
        assertThat(customer.get("email").stringValue()).isEqualTo("anna.%s@example.com".formatted(number));
        assertThat(customer.get("phone").stringValue()).isEqualTo("+7903" + number);
        assertThat(customer.get("address").get("city").stringValue()).isEqualTo("Чебоксары");
        assertThat(customer.get("customFields").toString()).isEqualTo("{\"score\":9}");
        assertThat(customer.get("consents").get(0).get("granted").booleanValue())
                .isTrue();
        assertThat(customer.get("registeredAt").stringValue()).isEqualTo("2026-10-01T09:00:00Z");
    }

    @Test
    void findsByIdentifiersAndByAnythingTyped() {
        var id = post("/customers", SAMPLE).json().get("id");

        for (var query : new String[] {
            "email=ANNA.#@example.com",
            "phone=8903#",
            "externalId=u-#",
            "q=%D0%BF%D0%B5%D1%82%D1%80%D0%BE%D0%B2%D0%B0#",
            "q=card-#",
            "q=8%20903%20#",
            "q=anna.#"
        }) {
            var found = get("/customers?" + query).json();
            assertThat(found.get("items").size()).as(query).isOne();
            assertThat(found.get("items").get(0).get("id")).as(query).isEqualTo(id);
            assertThat(found.get("next").isNull()).isTrue();
        }
    }

    @Test
    void namesEveryFaultByItsPointer() {
        var answer = post("/customers", """
                {"externalId": "u-#", "sex": "other", "birthDate": "12.04.1990", "address": {"town": "x"},
                 "tags": "vip", "company": {"size": -1}, "firstName": "a\\u0000b", "hobby": 1,
                 "consents": [{"channel": "email", "purpose": "marketing", "granted": true}]}""");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        var pointers = new ArrayList<String>();
        answer.json()
                .get("errors")
                .values()
                .forEach(error -> pointers.add(error.get("pointer").stringValue()));
        assertThat(pointers)
                .containsExactlyInAnyOrder(
                        "/sex",
                        "/birthDate",
                        "/address/town",
                        "/tags",
                        "/company/size",
                        "/firstName",
                        "/hobby",
                        "/consents/0/at");
        assertThat(get("/customers?externalId=u-#").json().get("items").size()).isZero();
    }

    @Test
    void tellsTheKindsOfBadRequestsApart() {
        assertThat(post("/customers", "{\"email\": ").status()).isEqualTo(400);
        assertThat(post("/customers", "").status()).isEqualTo(400);
        assertThat(post("/customers", "[]").status()).isEqualTo(422);
        assertThat(post("/customers", "{}").status()).isEqualTo(422);
        assertThat(post("/customers?action=none", SAMPLE).status()).isEqualTo(422);
        assertThat(post("/customers?actions=some", SAMPLE).status()).isEqualTo(422);
        assertThat(get("/customers?limit=0").status()).isEqualTo(422);
        assertThat(get("/customers?after=nonsense").status()).isEqualTo(422);
        assertThat(get("/customers/9223372036854775807").status()).isEqualTo(404);
        assertThat(get("/customers/abc").status()).isEqualTo(404);
        assertThat(get("/no-such-thing").status()).isEqualTo(404);
        assertThat(api.delete("/api/v1/customers").status()).isEqualTo(405);
        assertThat(api.send("POST", "/api/v1/customers", "a=b", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(415);
        assertThat(api.as("no such key").get("/api/v1/customers").status()).isEqualTo(401);
        assertThat(get("/no-such-thing").header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void rejectsBadLinesOfABatchOnly() {
        var answer = api.send("POST", "/api/v1/customers/batch", """
                {"externalId": "b1-#"}
                {"externalId": broken

                {"firstName": "nobody"}
                {"externalId": "b2-#", "sex": "male"}
                {"externalId": "b1-#"}
                """.replace("#", number), "application/x-ndjson");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("accepted").intValue()).isEqualTo(3);
        assertThat(answer.json().get("results").values().stream()
                        .map(line -> line.get("status").stringValue()))
                .containsExactly("created", "rejected", "rejected", "created", "unchanged");
        assertThat(answer.json().get("results").get(1).has("id")).isFalse();
    }

    @Test
    void takesTenThousandLinesAndNotOneMore() {
        var lines = IntStream.range(0, 10_001)
                .mapToObj(i -> "{\"externalId\": \"many-%s-%d\"}".formatted(number, i))
                .toList();

        var enough = post("/customers/batch", "[" + String.join(",", lines.subList(0, 10_000)) + "]");
        var tooMany = post("/customers/batch", "[" + String.join(",", lines) + "]");

        assertThat(enough.json().get("accepted").intValue()).isEqualTo(10_000);
        assertThat(tooMany.status()).isEqualTo(413);
        assertThat(post("/customers/batch", "[{}, ").status()).isEqualTo(400);
        assertThat(post("/customers/batch", "{}").status()).isEqualTo(400);
    }

    @Test
    void answersForMergedRecordsWithTheSurvivor() {
        var one = post("/customers", "{\"email\": \"s1-#@example.com\"}")
                .json()
                .get("id")
                .stringValue();
        var other = post("/customers", "{\"externalId\": \"s2-#\"}")
                .json()
                .get("id")
                .stringValue();

        var merge = post("/customers/" + other + "/merge", "{\"with\": \"" + one + "\"}")
                .json();

        assertThat(merge.get("customerId").stringValue()).isEqualTo(one);
        assertThat(get("/customers/" + other).json().get("id").stringValue()).isEqualTo(one);
        assertThat(get("/customers/" + other + "/timeline")
                        .json()
                        .get("items")
                        .get(0)
                        .get("type")
                        .stringValue())
                .isEqualTo("merge");
        assertThat(post("/customers/" + other + "/merge", "{\"with\": \"" + one + "\"}")
                        .status())
                .isEqualTo(409);
        assertThat(post("/merges/" + merge.get("id").stringValue() + "/undo", "")
                        .status())
                .isEqualTo(200);
        assertThat(get("/customers/" + other).json().get("id").stringValue()).isEqualTo(other);
        assertThat(post("/merges/" + merge.get("id").stringValue() + "/undo", "")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void letsAPersonJudgeDuplicates() {
        var one = post("/customers", "{\"externalId\": \"d1-#\", \"email\": \"d-#@example.com\"}")
                .json();
        var two = post("/customers", "{\"externalId\": \"d2-#\", \"email\": \"d-#@example.com\"}")
                .json();
        var pair = get("/customers/duplicates?limit=1000").json().get("items").values().stream()
                .filter(item ->
                        item.get("a").equals(one.get("id")) && item.get("b").equals(two.get("id")))
                .findFirst()
                .orElseThrow();
        var path = "/customers/duplicates/" + pair.get("id").stringValue();

        assertThat(post(path, "{\"decision\": \"maybe\"}").status()).isEqualTo(422);
        var decided = post(path, "{\"decision\": \"merge\"}").json();

        assertThat(decided.get("merge").get("customerId")).isEqualTo(one.get("id"));
        assertThat(get("/customers/" + two.get("id").stringValue()).json().get("id"))
                .isEqualTo(one.get("id"));
    }

    @Test
    void keepsConsentAsTheLatestWordHasIt() {
        var id = post("/customers", SAMPLE).json().get("id").stringValue();
        var word = "{\"channel\": \"email\", \"purpose\": \"marketing\", \"granted\": %s, \"at\": \"%s\"}";

        var withdrawn = post("/customers/" + id + "/consents", word.formatted(false, "2026-10-01T12:00:00+03:00"));
        var older = post("/customers/" + id + "/consents", word.formatted(true, "2026-09-01T12:00:00+03:00"));
        var newer =
                post("/customers/" + id + "/consents", "[" + word.formatted(true, "2026-10-02T12:00:00+03:00") + "]");

        assertThat(granted(withdrawn)).as("ties go to withdrawal").isFalse();
        assertThat(granted(older)).isFalse();
        assertThat(granted(newer)).isTrue();
    }

    private static boolean granted(Answer answer) {
        return answer.json().get("consents").get(0).get("granted").booleanValue();
    }

    @Test
    void pagesTheTimelineAndShowsEverythingHeld() {
        var id = post("/customers", SAMPLE).json().get("id").stringValue();
        for (int i = 0; i < 5; i++) {
            var order = post("/orders", """
                    {"externalId": "o-#-%d", "placedAt": "2026-11-0%dT10:00:00Z", "currency": "RUB", "total": 10,
                     "status": "new", "customer": {"externalId": "u-#"},
                     "items": [{"sku": "A", "name": "A", "quantity": 1, "price": 10}]}""".formatted(i, i + 1));
            assertThat(order.status()).as(order.body()).isEqualTo(201);
        }

        var seen = new ArrayList<String>();
        var after = "";
        do {
            var page = get("/customers/" + id + "/timeline?limit=3" + after).json();
            page.get("items").values().forEach(item -> seen.add(item.get("type").stringValue() + item.get("key")));
            after = page.get("next").isNull()
                    ? null
                    : "&after=" + page.get("next").stringValue();
        } while (after != null);

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(key -> key.startsWith("order\"")).count())
                .isEqualTo(5);
        assertThat(seen.stream().map(key -> key.replaceAll("\".*", "")).collect(Collectors.toSet()))
                .contains("order", "order_status", "consent");
        assertThat(get("/customers/" + id + "/orders?limit=2")
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(2);
        var everything = get("/customers/" + id + "/data").json();
        assertThat(everything.get("orders").size()).isEqualTo(5);
        assertThat(everything.get("identifiers").size()).isEqualTo(5);
    }

    @Test
    void changesTheRulesOfIdentity() {
        var before = get("/identity/rules");
        try {
            assertThat(api.put("/api/v1/identity/rules", "{\"phone\": \"off\"}")
                            .json()
                            .get("phone")
                            .stringValue())
                    .isEqualTo("off");
            assertThat(api.put("/api/v1/identity/rules", "{\"phone\": \"maybe\"}")
                            .status())
                    .isEqualTo(422);
        } finally {
            api.put("/api/v1/identity/rules", before.body());
        }
    }
}
