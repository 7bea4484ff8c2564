package org.encorecrm.office;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.List;
import java.util.UUID;
import org.encorecrm.security.Role;
import org.encorecrm.security.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class SeenByManagersTests {

    private static final long MISSING = 999_999_999_999L;

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    private final String own = "o" + UUID.randomUUID().toString().substring(0, 12);
    private final String foreign = "f" + UUID.randomUUID().toString().substring(0, 12);
    private final String manager = "m-" + own;

    @BeforeEach
    void enter() {
        users.add(manager, "M", null, Role.MANAGER, "ru", "long enough");
        office.enter(manager, "long enough");
    }

    @Test
    void lettersOfOthersAreAsAbsentAsNone() {
        var mine = letter(order(own, manager), own);
        var others = letter(order(foreign, "somebody-else"), foreign);

        for (var page : List.of("/letters/%d", "/letters/%d/frame")) {
            assertThat(office.get(page.formatted(mine)).status()).as(page).isEqualTo(200);
            assertAbsent(page.formatted(others), page.formatted(MISSING));
        }
        office.enterAsAdministrator();
        assertThat(office.get("/letters/" + others).status()).isEqualTo(200);
    }

    @Test
    void roadsOfOthersAreAsAbsentAsNone() {
        var others = order(foreign, "somebody-else");
        var mine = order(own, manager);
        order(foreign + "-later", "somebody-else");

        for (var page : List.of("/road/%d", "/road/%d/stages")) {
            assertThat(office.get(page.formatted(mine)).body()).as(page).contains(own);
            assertAbsent(page.formatted(others), page.formatted(MISSING));
        }
        assertThat(office.get("/road").body()).contains(own).doesNotContain(foreign);
        assertThat(office.get("/road/" + mine).body()).doesNotContain(foreign);
        office.enterAsAdministrator();
        assertThat(office.get("/road/" + others).body()).contains(own, foreign);
    }

    @Test
    void caughtMailOfOthersIsAsAbsentAsNone() {
        order(own, manager);
        order(foreign, "somebody-else");
        var mine = caught(own);
        var others = caught(foreign);

        for (var page : List.of("/mail/%d", "/mail/%d/frame")) {
            assertThat(office.get(page.formatted(mine)).status()).as(page).isEqualTo(200);
            assertAbsent(page.formatted(others), page.formatted(MISSING));
        }
        assertThat(office.get("/mail?q=" + own).body()).contains("/mail/" + mine);
        assertThat(office.get("/mail?q=" + foreign).body()).doesNotContain("/mail/" + others);
        office.enterAsAdministrator();
        assertThat(office.get("/mail?q=" + foreign).body()).contains("/mail/" + others);
    }

    private void assertAbsent(String foreignPage, String missingPage) {
        var absent = office.get(foreignPage);
        var missing = office.get(missingPage);
        assertThat(absent.status()).as(foreignPage).isEqualTo(404);
        assertThat(missing.status()).as(missingPage).isEqualTo(404);
        assertThat(words(absent.body())).isEqualTo(words(missing.body()));
    }

    private static String words(String page) {
        return page.replaceAll("<[^>]*>|\\d+", "");
    }

    private long order(String mark, String managerLogin) {
        var made = api.put("/api/v1/orders/" + mark, """
                {"placedAt": "2026-11-20T10:00:00Z", "currency": "RUB", "total": 300,
                 "customer": {"externalId": "%1$s", "email": "%1$s@example.com", "firstName": "%1$s"},
                 "items": [{"sku": "S-1", "name": "Thing", "quantity": 1, "price": 300}]}""".formatted(mark));
        jdbc.sql("update core.customer set manager_login = ? where id = ?")
                .params(
                        managerLogin,
                        Long.parseLong(made.json().get("customerId").asString()))
                .update();
        return Long.parseLong(made.json().get("id").asString());
    }

    private long letter(long order, String mark) {
        return jdbc.sql("""
                        with message as (
                            insert into campaigns.message
                                   (customer_id, channel, template, dedup_key, state, enqueued_at, state_at)
                            select customer_id, 'email', 't', :mark, 'sent', now(), now()
                              from core.orders where id = :order returning id)
                        insert into campaigns.letter (message_id, subject, html, text)
                        select id, :mark, :mark, :mark from message returning message_id
                        """)
                .param("order", order)
                .param("mark", mark)
                .query(Long.class)
                .single();
    }

    private long caught(String mark) {
        return jdbc.sql("""
                        insert into campaigns.caught_mail (envelope_from, envelope_to, subject, raw, received_at)
                        values ('', :to, :mark, convert_to(E'Subject: ' || :mark || E'\\r\\n\\r\\nHello', 'UTF8'), now())
                        returning id
                        """)
                .param("to", mark + "@Example.com")
                .param("mark", mark)
                .query(Long.class)
                .single();
    }
}
