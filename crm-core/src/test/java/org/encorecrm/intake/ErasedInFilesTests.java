package org.encorecrm.intake;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.erasure.Receipt;
import org.encorecrm.identity.Identities;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class ErasedInFilesTests {

    @Autowired
    Imports imports;

    @Autowired
    ImportWorker worker;

    @Autowired
    FileSearches searches;

    @Autowired
    RejectStore rejects;

    @Autowired
    Erasures erasures;

    @Autowired
    Identities identities;

    @Autowired
    CustomerDocuments documents;

    @Autowired
    JdbcClient jdbc;

    @RegisterExtension
    final ImportDesk desk = new ImportDesk();

    private final String mark = desk.mark;

    @Test
    void bringsNobodyBackByLinesReadBefore() {
        var late = person("late", "+79031234567");
        var file = running(500, "late@%s.example;;", ";8 (903) 123-45-67;");
        portions(2);
        assertThat(imports.get(file.id()).stagedWhole()).isTrue();

        erasures.erase(late, "root");
        var done = desk.finish(file);

        assertThat(done.figures()).isEqualTo(new Import.Figures(502, 502, 500, 0, 0, 0, 2, 0, 0));
        assertThat(people("late")).isZero();
        assertThat(rejects.after(file.id(), true, 0, 10)).hasSize(2).allSatisfy(line -> {
            assertThat(line.row().cells()).isEmpty();
            assertThat(line.reasons()).containsExactly(new Reason("", "is about somebody who was erased"));
        });
    }

    @Test
    void bringsNobodyBackByLinesNotReadYet() {
        var ahead = person("ahead", null);
        var file = running(10, "Ahead@%s.EXAMPLE;;");

        erasures.erase(ahead, "root");

        assertThat(desk.finish(file).figures().rejected()).isEqualTo(1);
        assertThat(people("ahead")).isZero();
        searchAll();
        assertThat(jdbc.sql("select count(*) from core.import_erased where import_id = ?")
                        .param(file.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void leavesAllLinesOfAnErasedPersonsOrderOut() {
        var buyer = person("buyer", null);
        var file =
                imports.run(desk.receive(ImportKind.ORDERS, """
                Номер заказа;Дата заказа;Email;Артикул;Товар;Количество;Цена;Адрес доставки
                %1$s-1;20.11.2025;buyer@%1$s.example;T-1;Робот;1;10;Где он живёт
                %1$s-2;20.11.2025;other@%1$s.example;T-1;Робот;1;10;
                %1$s-1;;;T-2;Мяч;1;5;Где он живёт
                """.formatted(mark)).id());

        erasures.erase(buyer, "root");
        var done = desk.finish(file);

        assertThat(done.figures().created()).isEqualTo(1);
        assertThat(people("buyer")).isZero();
        assertThat(rejects.after(file.id(), true, 0, 10))
                .extracting(line -> line.row().cells().size())
                .containsExactly(0, 0);
    }

    @Test
    void searchesWaitingFilesAfterwardsAndSaysSoInTheReceipt() {
        var named = person("named", null);
        var naming = desk.receive(
                ImportKind.CUSTOMERS, "Почта;Имя\nother@x.example;Ян\nnamed@%s.example;Анна\n".formatted(mark));
        var other = desk.receive(ImportKind.CUSTOMERS, "Почта;Имя\nother@x.example;Ян\n");

        var receipt = erasures.erase(named, "root");
        assertThat(waiting(receipt)).isGreaterThanOrEqualTo(2);
        searchAll();

        var after = erasures.receipt(receipt.id());
        assertThat(waiting(after)).isZero();
        assertThat(after.erased()).containsEntry("importFiles", 1L);
        assertThat(imports.get(naming.id()).failure()).isEqualTo(Import.ERASED);
        assertThat(imports.get(other.id()).open()).isTrue();
    }

    @Test
    void takesRejectedLinesAboutThemAway() {
        var file = desk.receive(
                ImportKind.CUSTOMERS, "Код;Почта\nc-%1$s;no address\nanother;no address\n".formatted(mark));
        imports.map(file.id(), null, new ImportOptions("shop", null, null, true));
        desk.finish(imports.run(file.id()));
        var person = identities
                .upsert(documents.read(Json.MAPPER.readTree("{\"externalId\": \"c-%s\"}".formatted(mark))), true)
                .id();

        var receipt = erasures.erase(person, "root");
        searchAll();

        assertThat(rejects.after(file.id(), true, 0, 10))
                .singleElement()
                .satisfies(line -> assertThat(line.row().cells()).contains("another"));
        assertThat(erasures.receipt(receipt.id()).kept())
                .anyMatch(kept -> kept.reason().equals("words"));
    }

    /** People are erased at the very moment when their lines are being written. */
    @Test
    void bringsNobodyBackWhenBothHappenAtOnce() throws Exception {
        var ids = new ArrayList<Long>();
        for (var i = 0; i < 60; i++) {
            ids.add(person("p" + i, null));
        }
        var lines = IntStream.range(0, 60)
                .boxed()
                .flatMap(i -> IntStream.range(0, 12).mapToObj(n -> "p" + i + "@%s.example;;"))
                .sorted(java.util.Comparator.comparing(line -> (line.hashCode() * 31) % 977))
                .toArray(String[]::new);
        var file = running(0, lines);
        var over = new AtomicBoolean();
        var threads = Executors.newSingleThreadExecutor();
        try {
            var taking = threads.submit(() -> {
                while (!over.get()) {
                    worker.work();
                }
            });
            var random = new SplittableRandom(7);
            for (var id : ids) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(12));
                erasures.erase(id, "root");
            }
            over.set(true);
            taking.get(30, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }

        var done = desk.finish(imports.get(file.id()));

        assertThat(done.figures().done()).isEqualTo(720);
        assertThat(jdbc.sql("select count(*) from core.customer where email like ?")
                        .param("p%@" + mark + ".example")
                        .query(Long.class)
                        .single())
                .as("who was erased while the file was running")
                .isZero();
    }

    private long person(String name, @org.jspecify.annotations.Nullable String phone) {
        var document = Json.MAPPER
                .createObjectNode()
                .put("email", name + "@" + mark + ".example")
                .put("firstName", "Анна");
        if (phone != null) {
            document.put("phone", phone);
        }
        return identities.upsert(documents.read(document), true).id();
    }

    /** Begun, with lines of other people before these. */
    private Import running(int others, String... lines) {
        var text = new StringBuilder("Почта;Телефон;Имя\n");
        for (var i = 0; i < others; i++) {
            text.append("o%d@%s.example;;Ян\n".formatted(i, mark));
        }
        for (var line : lines) {
            text.append(line.formatted(mark)).append("Анна\n");
        }
        return imports.run(desk.receive(ImportKind.CUSTOMERS, text.toString()).id());
    }

    private void portions(int many) {
        for (var i = 0; i < many; i++) {
            worker.work();
        }
    }

    private void searchAll() {
        while (searches.work()) {
            // some lines at a time
        }
    }

    private static long waiting(Receipt receipt) {
        return receipt.kept().stream()
                .filter(kept -> kept.kind().equals("importFiles"))
                .mapToLong(kept -> kept.rows())
                .sum();
    }

    private long people(String name) {
        return jdbc.sql("select count(*) from core.customer where email = ?")
                .param(name + "@" + mark + ".example")
                .query(Long.class)
                .single();
    }
}
