package org.encorecrm.intake;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.List;
import java.util.Map;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.identity.Identities;
import org.encorecrm.intake.Import.State;
import org.encorecrm.ordering.OrderMessages;
import org.encorecrm.ordering.Orders;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class UndoTests {

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
    JdbcClient jdbc;

    @RegisterExtension
    final ImportDesk desk = new ImportDesk();

    private final String mark = desk.mark;

    @Test
    void leavesNoTraceOfAnImportThatNothingDependsOn() {
        customer("""
                {"externalId": "#-1", "firstName": "Анна", "email": "a#@example.com", "tags": ["vip"]}""");
        var joined = customer("{\"phone\": \"+7903111" + digits() + "\", \"firstName\": \"Анна\"}");
        var before = everything();

        var done = run("customers", """
                id,first name,phone,email,tags,newsletter
                #-1,Аня,+7903111%s,,a;b,yes
                #-2,Пётр,,p#@example.com,,yes
                #-3,Ян,,,,
                """.formatted(digits()));
        assertThat(done.figures().merged()).isEqualTo(1);
        assertThat(done.figures().created()).isEqualTo(2);
        assertThat(everything()).isNotEqualTo(before);

        var undone = desk.finish(imports.undo(done.id()));

        assertThat(undone.state()).isEqualTo(State.DONE);
        assertThat(undone.figures().kept()).isZero();
        assertThat(everything()).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from core.customer where id = ?")
                        .param(joined)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select granted from core.consent where address = ?")
                        .param("a" + mark + "@example.com")
                        .query(Boolean.class)
                        .single())
                .as("what was granted by mistake is withdrawn: the log only grows")
                .isFalse();
    }

    @Test
    void keepsAndNamesWhatSomethingNewerDependsOn() {
        customer("{\"externalId\": \"#-8\", \"firstName\": \"Ольга\"}");
        var done = run("customers", """
                id,first name
                #-5,Анна
                #-6,Пётр
                #-7,Ян
                #-8,Оля
                """);
        orders.put(messages.read(Json.read("""
                {"externalId": "o-#", "total": 5, "customer": {"externalId": "#-5"}}""".replace("#", mark))), true);
        customer("{\"externalId\": \"#-6\", \"firstName\": \"Павел\"}");
        customer("{\"externalId\": \"#-8\", \"firstName\": \"Оленька\"}");

        var undone = desk.finish(imports.undo(done.id()));

        assertThat(undone.figures().created()).as("removed").isEqualTo(1);
        assertThat(undone.figures().kept()).isEqualTo(3);
        assertThat(imports.keptFor(done.id())).isEqualTo(Map.of("orders", 1L, "edited", 2L));
        assertThat(desk.names()).containsExactlyInAnyOrder("Анна", "Павел", "Оленька");
    }

    @Test
    void givesOrdersAndTheirCustomersBack() {
        orders.put(messages.read(Json.read("""
                {"externalId": "o1-#", "placedAt": "2025-01-01T10:00:00Z", "status": "new", "total": 700,
                 "customer": {"externalId": "#-1"},
                 "items": [{"sku": "A", "name": "Мяч", "quantity": 2, "price": 350}]}""".replace("#", mark))), true);
        var before = everything();
        var done = run("orders", """
                order,date,status,updated at,customer id,sku,product,qty,price
                o1-#,01.01.2025 13:00,delivered,05.01.2025,#-1,B,Кукла,1,900
                o2-#,02.01.2025,new,,#-9,B,Кукла,1,900
                """);
        assertThat(done.figures().created()).isEqualTo(1);
        assertThat(done.figures().updated()).isEqualTo(1);

        desk.finish(imports.undo(done.id()));

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void givesTheCatalogueBack() {
        run("products", "sku,name,price\nS1-#,Мяч,10\n");
        var before = everything();
        var done = run("products", "sku,name,price\nS1-#,Мячик,12\nS2-#,Кукла,20\n");
        assertThat(everything()).isNotEqualTo(before);

        desk.finish(imports.undo(done.id()));

        assertThat(everything()).isEqualTo(before);
    }

    private String digits() {
        return String.format("%04d", Math.floorMod(mark.hashCode(), 10_000));
    }

    private long customer(String json) {
        return identities
                .upsert(documents.read(Json.read(json.replace("#", mark))), true)
                .id();
    }

    private Import run(String kind, String text) {
        var file = desk.receive(ImportKind.of(kind), text.replace("#", mark));
        return desk.finish(imports.run(file.id()));
    }

    /** What people would see: everything but when it was touched and what only says that it happened. */
    private List<String> everything() {
        return desk.hashes(List.of(
                "customer t where t.id > 0|to_jsonb(t) - 'updated_at'",
                "identifier t|to_jsonb(t) - 'created_at'",
                "customer_alias t|to_jsonb(t)",
                "orders t|to_jsonb(t)",
                "order_item t|to_jsonb(t)",
                "order_status t|to_jsonb(t) - 'received_at'",
                "product t|to_jsonb(t)"));
    }
}
