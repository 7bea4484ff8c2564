package org.encorecrm.intake;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.identity.Identities;
import org.encorecrm.support.Settings;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is erased while a file is on its way in is known in it however the file writes their address. */
@EncoreTest
class ErasedSpellingsTests {

    private static final AtomicInteger COUNTER = new AtomicInteger(1000);

    @Autowired
    Imports imports;

    @Autowired
    Erasures erasures;

    @Autowired
    Identities identities;

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Settings settings;

    @RegisterExtension
    final ImportDesk desk = new ImportDesk();

    private final String number = String.valueOf(COUNTER.incrementAndGet());

    @AfterEach
    void atHomeAgain() {
        settings.put("shop.phoneRegion", "RU");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU | email | anna#@почта.рф           | anna#@почта.рф",
                "RU | email | anna#@почта.рф           | Anna#@ПОЧТА.рф",
                "RU | email | anna#@xn--80a1acny.xn--p1ai | anna#@почта.рф",
                "RU | email | anna#@spelling.example   | ａｎｎａ#＠spelling.example",
                "BY | phone | +37529123#               | 8 029 123-#",
                "BY | phone | +37529124#               | 29 124-#",
                "BY | phone | +37529125#               | 8029125#",
                "RU | phone | +7903126#                | +7 903 126-# доб. 5",
                "RU | phone | +7903127#                | 8 (903) 127-# ext. 12",
            })
    void areAllKnown(String region, String field, String kept, String written) {
        settings.put("shop.phoneRegion", region);
        var person =
                identities.upsert(documents.read(Json.MAPPER.createObjectNode().put(field, numbered(kept))), true);
        var file = imports.run(desk.receive(
                        ImportKind.CUSTOMERS,
                        "%s;Имя\n%s;Анна\n".formatted(field.equals("email") ? "Почта" : "Телефон", numbered(written)))
                .id());

        erasures.erase(person.id(), "root");

        var figures = desk.finish(file).figures();
        assertThat(figures.rejected()).isEqualTo(1);
        assertThat(figures.created()).isZero();
    }

    private String numbered(String text) {
        return text.replace("#", number);
    }
}
