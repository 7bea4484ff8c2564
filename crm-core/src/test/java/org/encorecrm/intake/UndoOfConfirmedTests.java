package org.encorecrm.intake;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.Map;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.identity.Identities;
import org.encorecrm.ordering.OrderMessages;
import org.encorecrm.ordering.OrderResult;
import org.encorecrm.ordering.Orders;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the shop was told that we have is there after an undo too. */
@EncoreTest
class UndoOfConfirmedTests {

    @Autowired
    Imports imports;

    @Autowired
    Identities identities;

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Orders orders;

    @Autowired
    OrderMessages messages;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @RegisterExtension
    final ImportDesk desk = new ImportDesk();

    private final String mark = desk.mark;

    @Test
    void keepsWhomTheShopGaveANumber() {
        var done = run("customers", "email,first name\na#@example.com,Анна\n");
        customer("""
                {"externalId": "u-#", "email": "a#@example.com", "firstName": "Анна"}""");

        desk.finish(imports.undo(done.id()));

        assertThat(imports.keptFor(done.id())).isEqualTo(Map.of("edited", 1L));
        assertThat(owners("u-" + mark)).isEqualTo(1);
    }

    @Test
    void keepsWhoWithdrewConsent() {
        var done = run("customers", "email,first name,newsletter\na#@example.com,Анна,yes\n");
        customer("""
                {"email": "a#@example.com", "consents": [
                 {"channel": "email", "purpose": "marketing", "granted": false, "at": "%s"}]}""".formatted(clock.now()));

        desk.finish(imports.undo(done.id()));

        assertThat(imports.keptFor(done.id())).isEqualTo(Map.of("edited", 1L));
        assertThat(jdbc.sql("select granted from core.consent where address = ?")
                        .param("a" + mark + "@example.com")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void keepsOrdersThatTheShopSpokeOfInVain() {
        var done = run("orders", """
                order,date,status,customer id,sku,product,qty,price
                o1-#,01.01.2025 13:00,delivered,#-1,B,Кукла,1,900
                o2-#,01.01.2025 13:00,delivered,#-2,B,Кукла,1,900
                """);

        assertThat(order("o1-#", "#-1").outcome()).isEqualTo(OrderResult.Outcome.UNCHANGED);
        desk.finish(imports.undo(done.id()));

        assertThat(imports.keptFor(done.id())).containsEntry("confirmed", 1L);
        assertThat(orders.find("shop", "o1-" + mark)).isPresent();
        assertThat(orders.find("shop", "o2-" + mark)).isEmpty();
        assertThat(owners(mark + "-1")).isEqualTo(1);
        assertThat(owners(mark + "-2")).isZero();
    }

    @Test
    void undoesWhatAnEarlierReleaseRemembered() {
        var done = run("customers", "email,first name\na#@example.com,Анна\n");
        jdbc.sql("update core.import_effect set version = split_part(version, '|', 1) where import_id = ?")
                .param(done.id())
                .update();

        desk.finish(imports.undo(done.id()));

        assertThat(imports.keptFor(done.id())).isEmpty();
        assertThat(owners("a" + mark + "@example.com")).isZero();
    }

    private OrderResult order(String id, String customer) {
        return orders.put(messages.read(Json.read("""
                        {"externalId": "%s", "placedAt": "2025-01-01T10:00:00Z", "status": "new", "total": 900,
                         "customer": {"externalId": "%s"},
                         "items": [{"sku": "B", "name": "Кукла", "quantity": 1, "price": 900}]}""".formatted(id, customer).replace("#", mark))), true);
    }

    private long owners(String value) {
        return jdbc.sql("select count(*) from core.identifier where value = ?")
                .param(value)
                .query(Long.class)
                .single();
    }

    private void customer(String json) {
        identities.upsert(documents.read(Json.read(json.replace("#", mark))), true);
    }

    private Import run(String kind, String text) {
        var file = desk.receive(ImportKind.of(kind), text.replace("#", mark));
        return desk.finish(imports.run(file.id()));
    }
}
