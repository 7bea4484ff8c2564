package org.encorecrm.office.orders;

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
class OrderPageTests {

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 12);
    private final String key = "wrap_" + mark.replace('-', '_');
    private String id;
    private String customer;

    @BeforeEach
    void anOrder() {
        api.post("/api/v1/custom-fields", """
                {"entity": "order", "key": "%s", "type": "choice", "label": {"en": "Wrapping", "ru": "Упаковка"},
                 "choices": [{"value": "g", "label": {"en": "Gift", "ru": "Подарочная"}},
                             {"value": "p", "label": {"en": "Plain", "ru": "Обычная"}}]}""".formatted(key));
        var made = put("2026-11-20T10:00:00Z", "p");
        id = made.get("id").asString();
        customer = made.get("customerId").asString();
        api.post("/api/v1/orders/o-" + mark + "/status", """
                {"status": "confirmed", "at": "2026-11-20T12:00:00Z", "comment": "By <b>phone</b>"}""");
        office.enterAsAdministrator();
    }

    private tools.jackson.databind.JsonNode put(String updated, String wrapping) {
        return api.put("/api/v1/orders/o-" + mark, """
                        {"number": "N-%1$s", "placedAt": "2026-11-20T10:00:00Z", "updatedAt": "%2$s", "currency": "RUB",
                         "total": 300, "discount": 50, "customer": {"externalId": "%1$s", "firstName": "Анна"},
                         "items": [{"sku": "S-1", "name": "Робот <i>", "category": "Игрушки", "quantity": 3, "kept": 2, "price": 100}],
                         "delivery": {"method": "pickup", "cost": 50, "pickupPoint": "PVZ-7", "address": {"house": "1", "city": "Чебоксары", "region": "Чебоксары", "postalCode": "428000", "country": "RU"}},
                         "payment": {"method": "card", "status": "paid"}, "promoCode": "AUTUMN",
                         "customFields": {"%3$s": "%4$s"}}""".formatted(mark, updated, key, wrapping))
                .json();
    }

    @Test
    void showsEverythingAboutAnOrder() {
        var page = office.get("/orders/" + id).body();

        assertThat(page)
                .contains("N-" + mark, "/customers/" + customer, "Анна", "Робот &lt;i&gt;", "выкуплено 2")
                .contains(
                        "PVZ-7",
                        ">428000, Чебоксары, 1<",
                        "самовывоз",
                        "карта",
                        "оплачено",
                        "AUTUMN",
                        "By &lt;b&gt;phone",
                        "Упаковка",
                        "Обычная")
                .doesNotContain("??");
        assertThat(office.get("/customers/" + customer + "?tab=orders").body())
                .contains("/orders/" + id, "Упаковка: Обычная");
        assertThat(office.get("/customers/" + customer).body()).contains("/orders/" + id);
        assertThat(office.get("/orders/999999999999").status()).isEqualTo(404);
    }

    @Test
    void keepsWhatWasFilledInByHandAgainstTheShop() {
        office.post("/orders/" + id + "/fields", "own." + key, "g");
        put("2026-11-21T10:00:00Z", "p");

        assertThat(office.get("/orders/" + id).body()).contains("Подарочная", "вручную");
        assertThat(api.get("/api/v1/orders/o-" + mark).body()).contains("\"" + key + "\":\"g\"");
        assertThat(changed()).as("segments may ask for it").isPositive();

        office.post("/orders/" + id + "/fields", "own." + key, "");
        put("2026-11-21T11:00:00Z", "p");
        assertThat(api.get("/api/v1/orders/o-" + mark)
                        .json()
                        .get("customFields")
                        .has(key))
                .as("cleared by hand")
                .isFalse();

        office.post("/orders/" + id + "/fields/give-back");
        put("2026-11-21T12:00:00Z", "p");
        assertThat(office.get("/orders/" + id).body()).contains("Обычная").doesNotContain("вручную");
    }

    private long changed() {
        return jdbc.sql("select count(*) from core.change where customer_id = ?")
                .param(Long.parseLong(customer))
                .query(Long.class)
                .single();
    }

    @Test
    void leavesUntouchedFieldsToTheShopAndRefusesWhatDoesNotFit() {
        office.post("/orders/" + id + "/fields", "own." + key, "p");
        assertThat(office.get("/orders/" + id).body()).doesNotContain("вручную");

        var refused = office.post("/orders/" + id + "/fields", "own." + key, "silk");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("own." + key);
    }

    @Test
    void isAsAbsentForOtherManagersAsNone() {
        var login = "m-" + UUID.randomUUID();
        users.add(login, "M", null, Role.MANAGER, "ru", "long enough");
        office.enter(login, "long enough");

        assertThat(office.get("/orders/" + id).status()).isEqualTo(404);
        assertThat(office.post("/orders/" + id + "/fields", "own." + key, "g").status())
                .isEqualTo(404);
    }
}
