package org.encorecrm.intake;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.Map;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.identity.Identities;
import org.encorecrm.identity.Merges;
import org.encorecrm.intake.Import.State;
import org.encorecrm.ordering.OrderMessages;
import org.encorecrm.ordering.Orders;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers whom an import was about have become others, by merges and erasures, before it is undone. */
@EncoreTest
class UndoAfterMergesTests {

    @Autowired
    Imports imports;

    @Autowired
    Identities identities;

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Merges merges;

    @Autowired
    Erasures erasures;

    @Autowired
    Orders orders;

    @Autowired
    OrderMessages messages;

    @Autowired
    JdbcClient jdbc;

    @RegisterExtension
    final ImportDesk desk = new ImportDesk();

    private final String mark = desk.mark;
    private final String phone = "+7903222" + String.format("%04d", Math.floorMod(mark.hashCode(), 10_000));

    @Test
    void givesAnOrderBackToWhomItsCustomerWasMergedInto() {
        var survivor = customer("{\"externalId\": \"#-z\"}");
        var done = importThatMovesAnOrder();
        assertThat(merges.merge(survivor, owner("#-a"), "test").survivorId()).isEqualTo(survivor);

        var undone = desk.finish(imports.undo(done.id()));

        assertThat(undone.state()).isEqualTo(State.DONE);
        assertThat(undone.figures().kept()).isZero();
        assertThat(buyers()).isEqualTo(survivor + " " + survivor);
    }

    @Test
    void keepsAnOrderWhoseCustomerWasErased() {
        var done = importThatMovesAnOrder();
        erasures.erase(owner("#-a"), "test");

        var undone = desk.finish(imports.undo(done.id()));

        assertThat(undone.state()).isEqualTo(State.DONE);
        assertThat(imports.keptFor(done.id())).containsEntry("erased", 1L);
        assertThat(buyers()).isEqualTo(owner("#-b") + " " + owner("#-b"));
    }

    @Test
    void keepsAnOrderWhenNobodyIsLeftWhoseItWas() {
        var done = importThatMovesAnOrder();
        jdbc.sql("""
                        update core.import_effect
                           set before = jsonb_set(before, '{order,customer_id}', '999999999999')
                         where import_id = ? and target = 'order'
                        """).param(done.id()).update();

        var undone = desk.finish(imports.undo(done.id()));

        assertThat(undone.state()).isEqualTo(State.DONE);
        assertThat(imports.keptFor(done.id())).containsEntry("gone", 1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void takesBackWhoWasMergedFurtherOnInTheFile(int undoneAtOnce) {
        mergesFurtherOnAndUndoes(undoneAtOnce);
    }

    /** Keys are texts: 1000 comes before 999. */
    @Test
    void takesBackWhoComesBeforeTheirSurvivor() {
        jdbc.sql("""
                        select setval(name, power(10, length((nextval(name) + 1)::text))::bigint - 2)
                          from pg_get_serial_sequence('core.customer', 'id') name
                        """).query(Long.class).single();
        mergesFurtherOnAndUndoes(1);
    }

    private void mergesFurtherOnAndUndoes(int undoneAtOnce) {
        var old = customer("{\"phone\": \"%s\", \"firstName\": \"Анна\"}".formatted(phone));
        var file = desk.receive(ImportKind.CUSTOMERS, """
                        id,email,phone,first name
                        #-1,,,Анна
                        #-1,,%s,Анна
                        """.replace("#", mark).formatted(phone));
        imports.run(file.id());
        var done = finish(file, 1);
        assertThat(done.figures().merged()).isEqualTo(1);
        assertThat(owner("#-1")).isEqualTo(old);

        imports.undo(done.id());
        var undone = finish(done, undoneAtOnce);

        assertThat(undone.state()).isEqualTo(State.DONE);
        assertThat(imports.keptFor(done.id())).isEqualTo(Map.of());
        assertThat(jdbc.sql("select count(*) from core.identifier where value = ?")
                        .param(mark + "-1")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(owner(phone)).isEqualTo(old);
    }

    private Import finish(Import file, int portion) {
        do {
            jdbc.sql("update core.import set portion = ? where id = ?")
                    .params(portion, file.id())
                    .update();
        } while (desk.work());
        return imports.get(file.id());
    }

    /** From the customer #-a to the customer #-b. */
    private Import importThatMovesAnOrder() {
        orders.put(messages.read(Json.read("""
                                {"externalId": "o-#", "placedAt": "2025-01-01T10:00:00Z", "status": "new", "total": 700,
                                 "customer": {"externalId": "#-a"},
                                 "items": [{"sku": "A", "name": "Мяч", "quantity": 2, "price": 350}]}""".replace("#", mark))), true);
        var file = desk.receive(ImportKind.ORDERS, """
                        order,date,status,updated at,customer id,sku,product,qty,price
                        o-#,01.01.2025 13:00,new,05.01.2025,#-b,A,Мяч,2,350
                        """.replace("#", mark));
        var done = desk.finish(imports.run(file.id()));
        assertThat(buyers()).isEqualTo(owner("#-b") + " " + owner("#-b"));
        return done;
    }

    private String buyers() {
        return jdbc.sql("""
                        select o.customer_id || ' ' || i.customer_id
                          from core.orders o join core.order_item i on i.order_id = o.id where o.external_id = ?
                        """).param("o-" + mark).query(String.class).single();
    }

    private long owner(String value) {
        return jdbc.sql("select customer_id from core.identifier where value = ?")
                .param(value.replace("#", mark))
                .query(Long.class)
                .single();
    }

    private long customer(String json) {
        return identities
                .upsert(documents.read(Json.read(json.replace("#", mark))), true)
                .id();
    }
}
