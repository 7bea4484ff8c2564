package org.encorecrm.intake;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.identity.Identities;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Numbers of shops in files about people who were erased: 7 of one shop is somebody else than 7 of another. */
@EncoreTest
class ErasedNumbersTests {

    @Autowired
    Imports imports;

    @Autowired
    FileSearches searches;

    @Autowired
    Erasures erasures;

    @Autowired
    Identities identities;

    @Autowired
    CustomerDocuments documents;

    @RegisterExtension
    final ImportDesk desk = new ImportDesk();

    @Test
    void leaveAnotherShopsCustomersAlone() {
        var ours = imports.run(customers().id());
        erase("kiosk", "-1");

        assertThat(desk.finish(ours).figures().rejected()).isZero();
        assertThat(desk.names()).containsExactly("Анна");
    }

    @Test
    void keepTheErasedOfThisShopAndCardsOfAnyOut() {
        var ours = imports.run(customers().id());
        erase("shop", "-1");
        assertThat(desk.finish(ours).figures().rejected()).isEqualTo(1);

        var cards = imports.run(desk.receive(ImportKind.CUSTOMERS, "Карта;Имя\n#-2;Анна\n".replace("#", desk.mark))
                .id());
        erase("kiosk", "-2");
        assertThat(desk.finish(cards).figures().rejected()).isEqualTo(1);
        assertThat(desk.names()).isEmpty();
    }

    @Test
    void areLookedForInOrdersToo() {
        var text = """
                Номер заказа;Дата заказа;ID клиента;Артикул;Товар;Количество;Цена
                #-o1;20.11.2025;#-1;T-1;Робот;1;10
                #-o2;20.11.2025;#-3;T-1;Робот;1;10
                """.replace("#", desk.mark);
        var orders = imports.run(desk.receive(ImportKind.ORDERS, text).id());
        erase("kiosk", "-3");
        erase("shop", "-1");

        var done = desk.finish(orders).figures();

        assertThat(done.created()).isEqualTo(1);
        assertThat(done.rejected()).isEqualTo(1);
    }

    @Test
    void doNotThrowAFileOfAnotherShopAway() {
        var ours = customers();
        var theirs = customers();
        imports.map(theirs.id(), null, new ImportOptions("kiosk", null, null, false));

        erase("kiosk", "-1");
        while (searches.work()) {
            // some lines at a time
        }

        assertThat(imports.get(ours.id()).open()).isTrue();
        assertThat(imports.get(theirs.id()).failure()).isEqualTo(Import.ERASED);
    }

    private Import customers() {
        return desk.receive(ImportKind.CUSTOMERS, "ID клиента;Имя\n#-1;Анна\n".replace("#", desk.mark));
    }

    /** Whoever has this number in that shop, and a card of the same. */
    private void erase(String source, String number) {
        var person = identities.upsert(
                documents.read(Json.MAPPER
                        .createObjectNode()
                        .put("source", source)
                        .put("externalId", desk.mark + number)
                        .put("loyaltyCard", desk.mark + number)),
                true);
        erasures.erase(person.id(), "root");
    }
}
