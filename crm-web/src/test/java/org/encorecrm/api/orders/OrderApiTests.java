package org.encorecrm.api.orders;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Answer;
import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.EnumSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.encorecrm.security.ApiKeys;
import org.encorecrm.security.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class OrderApiTests {

    private final String own = UUID.randomUUID().toString();

    @Autowired
    Api api;

    @Autowired
    ApiKeys keys;

    @Test
    void takesTheContractsExampleAndGivesItBack() {
        var created = put("""
                {"source": "shop", "externalId": "#", "number": "20001", "placedAt": "2026-11-20T18:30:00+03:00",
                 "updatedAt": "2026-11-20T18:30:00+03:00", "status": "new", "currency": "RUB", "total": 5480.00,
                 "discount": 500.00,
                 "customer": {"externalId": "u-#", "email": "anna.#@example.com", "firstName": "Анна"},
                 "items": [{"sku": "TOY-1", "name": "Робот", "category": "Игрушки/Роботы", "brand": "Kibo",
                            "quantity": 2, "price": 2490.00, "cost": 1500.00, "weight": 0.8}],
                 "delivery": {"method": "pickup", "cost": 0, "pickupPoint": "PVZ-7", "address": {"city": "Чебоксары"}},
                 "payment": {"method": "card", "status": "paid"}, "promoCode": "AUTUMN-5", "visitorId": "v-#",
                 "utm": {"source": "yandex", "medium": "cpc", "campaign": "toys"}, "customFields": {"gift": true}}
                """);

        var order = api.get("/api/v1/orders/" + own).json();
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("outcome").stringValue()).isEqualTo("created");
        assertThat(created.json().get("customerId").isString()).isTrue();
        assertThat(created.header("Location")).isEqualTo("/api/v1/orders/" + own + "?source=shop");
        assertThat(order.get("id")).isEqualTo(created.json().get("id"));
        assertThat(order.get("placedAt").stringValue()).isEqualTo("2026-11-20T15:30:00Z");
        assertThat(order.at("/delivery/address/city").stringValue()).isEqualTo("Чебоксары");
        assertThat(order.at("/delivery/method").stringValue()).isEqualTo("pickup");
        assertThat(order.at("/utm/campaign").stringValue()).isEqualTo("toys");
        assertThat(order.at("/customFields/gift").booleanValue()).isTrue();
        assertThat(order.at("/items/0/cost").decimalValue()).isEqualByComparingTo("1500");
        assertThat(order.at("/statuses/0/status").stringValue()).isEqualTo("new");
    }

    @Test
    void answersUnchangedToARepetition() {
        put(minimal());

        var again = api.post("/api/v1/orders", minimal().replace("#", own));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("outcome").stringValue()).isEqualTo("unchanged");
    }

    @Test
    void keepsTheSameNumberOfTwoShopsApart() {
        put(minimal());
        var other =
                api.put("/api/v1/orders/" + own + "?source=second", minimal().replace("#", own));

        assertThat(other.status()).isEqualTo(201);
        assertThat(api.get("/api/v1/orders/" + own + "?source=second")
                        .json()
                        .get("source")
                        .stringValue())
                .isEqualTo("second");
    }

    @Test
    void keepsAStatusThatComesFirst() {
        var early = api.post("/api/v1/orders/" + own + "/status", """
                {"status": "delivered", "at": "2026-11-25T10:00:00Z", "comment": "at last"}""");
        put(minimal());
        var later = api.post("/api/v1/orders/" + own + "/status", """
                {"status": "returned", "at": "2026-11-26T10:00:00Z"}""");

        assertThat(early.status()).isEqualTo(202);
        assertThat(later.status()).isEqualTo(200);
        assertThat(later.json().get("outcome").stringValue()).isEqualTo("updated");
        assertThat(api.get("/api/v1/orders/" + own).json().get("status").stringValue())
                .isEqualTo("returned");
    }

    @Test
    void namesEveryFaultByItsPointer() {
        var answer = put("""
                {"externalId": "#", "placedAt": "yesterday", "total": -1, "colour": "red",
                 "customer": {"firstName": "Анна", "shoeSize": 38},
                 "items": [{"sku": "A", "quantity": 0, "price": 1}, {"quantity": "2"}],
                 "delivery": {"wings": 2}}
                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(pointers(answer))
                .contains(
                        "/placedAt",
                        "/total",
                        "/colour",
                        "/customer",
                        "/customer/shoeSize",
                        "/items/0/quantity",
                        "/items/1",
                        "/items/1/quantity",
                        "/items/1/price",
                        "/delivery/wings");
        assertThat(api.get("/api/v1/orders/" + own).status()).isEqualTo(404);
    }

    @Test
    void refusesUnknownStatusesCurrenciesAndQueries() {
        assertThat(pointers(put(minimal().replace("\"total\"", "\"status\": \"lost\", \"total\""))))
                .containsExactly("/status");
        assertThat(pointers(put(minimal().replace("\"total\"", "\"currency\": \"ISK\", \"total\""))))
                .containsExactly("/currency");
        assertThat(pointers(api.post("/api/v1/orders/" + own + "/status", "{\"status\": \"lost\"}")))
                .containsExactly("/status");
        assertThat(pointers(api.post("/api/v1/orders?sauce=shop", minimal()))).containsExactly("?sauce");
        assertThat(pointers(api.put("/api/v1/orders/other", minimal().replace("#", own))))
                .containsExactly("/externalId");
    }

    @Test
    void takesAnotherCurrencyOnceItHasARate() {
        var order = minimal().replace("\"total\"", "\"currency\": \"GEL\", \"total\"");
        var reader = api.as(keys.issue("reads rates", EnumSet.of(Scope.READ)));
        var rates = "/api/v1/settings/currency-rates";

        assertThat(pointers(put(order))).containsExactly("/currency");
        assertThat(reader.put(rates, "{}").status()).isEqualTo(403);
        assertThat(pointers(api.put(rates, "{\"currency\": \"GEL\", \"rate\": 0}")))
                .containsExactlyInAnyOrder("/rate", "/since");
        assertThat(api.put(rates, "{\"currency\": \"GEL\", \"since\": \"2020-01-01\", \"rate\": 30.5}")
                        .status())
                .isEqualTo(200);
        assertThat(put(order).status()).isEqualTo(201);
        assertThat(api.get("/api/v1/orders/" + own).json().get("amount").decimalValue())
                .isEqualByComparingTo("3050");
        assertThat(api.get(rates).json().toString()).contains("GEL");
    }

    @Test
    void answersTheSameToAStatusWithTheSameIdempotencyKey() {
        put(minimal());
        var path = "/api/v1/orders/" + own + "/status";
        String[] key = {"Idempotency-Key", own};

        var first = api.send("POST", path, "{\"status\": \"delivered\"}", "application/json", key);
        var again = api.send("POST", path, "{\"status\": \"delivered\"}", "application/json", key);
        var other = api.send("POST", path, "{\"status\": \"returned\"}", "application/json", key);

        assertThat(first.json().get("outcome").stringValue()).isEqualTo("updated");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(409);
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThat(put("{\"externalId\": ").status()).isEqualTo(400);
        assertThat(put("").status()).isEqualTo(400);
        assertThat(put("{\"externalId\": \"a\", \"externalId\": \"b\"}").status())
                .isEqualTo(400);
        assertThat(api.send("POST", "/api/v1/orders", "a=b", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void asksForTheScopeOfTheKey() {
        var reader = api.as(keys.issue("reads orders", EnumSet.of(Scope.READ)));
        var writer = api.as(keys.issue("writes orders", EnumSet.of(Scope.INGEST)));

        assertThat(api.as("").post("/api/v1/orders", minimal()).status()).isEqualTo(401);
        assertThat(reader.post("/api/v1/orders", minimal()).status()).isEqualTo(403);
        assertThat(reader.post("/api/v1/orders/batch", "[]").status()).isEqualTo(403);
        assertThat(writer.post("/api/v1/orders", minimal().replace("#", own)).status())
                .isEqualTo(201);
        assertThat(writer.get("/api/v1/orders/" + own).status()).isEqualTo(403);
        assertThat(reader.get("/api/v1/orders/" + own).status()).isEqualTo(200);
    }

    @Test
    void rejectsBadLinesOfABatchAlone() {
        var lines = """
                {"externalId": "1-#", "total": 10, "customer": {"externalId": "u-#"}}
                {"externalId": "2-#", "total": 10,
                {"externalId": "3-#", "total": 10}

                {"externalId": "4-#", "total": 10, "status": "lost", "customer": {"externalId": "u-#"}}
                {"externalId": "5-#", "total": 10, "customer": {"externalId": "u-#"}}
                """.replace("#", own);

        var answer = api.send("POST", "/api/v1/orders/batch", lines, "application/x-ndjson");

        var results = answer.json().get("results");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("accepted").intValue()).isEqualTo(2);
        assertThat(answer.json().get("rejected").intValue()).isEqualTo(3);
        assertThat(results.findValuesAsString("status"))
                .containsExactly("created", "rejected", "rejected", "rejected", "created");
        assertThat(results.at("/2/errors/0/pointer").stringValue()).isEqualTo("/customer");
        assertThat(results.at("/3/errors/0/pointer").stringValue()).isEqualTo("/status");
        assertThat(results.at("/4/id").isString()).isTrue();
    }

    @Test
    void refusesAMalformedArrayAndMoreThanTenThousandLines() {
        var tooMany = IntStream.rangeClosed(0, 10_000).mapToObj(i -> "{}").collect(Collectors.joining(",", "[", "]"));

        assertThat(api.post("/api/v1/orders/batch", "[{}, {]").status()).isEqualTo(400);
        assertThat(api.post("/api/v1/orders/batch", "{}").status()).isEqualTo(400);
        assertThat(api.post("/api/v1/orders/batch", tooMany).status()).isEqualTo(413);
        assertThat(api.post("/api/v1/orders/batch", "[]").json().get("accepted").intValue())
                .isZero();
    }

    private Answer put(String order) {
        return api.put("/api/v1/orders/" + own, order.replace("#", own));
    }

    private static String minimal() {
        return "{\"externalId\": \"#\", \"total\": 100, \"customer\": {\"externalId\": \"u-#\"}}";
    }

    private static java.util.List<String> pointers(Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return answer.json().get("errors").findValuesAsString("pointer");
    }
}
