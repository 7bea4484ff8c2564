package org.encorecrm.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.encorecrm.intake.Import.State;
import org.encorecrm.support.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class ImportTests {

    @Autowired
    Imports imports;

    @Autowired
    ImportWorker worker;

    @Autowired
    RejectStore rejects;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    JdbcClient jdbc;

    private final String mark = Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()), 36);

    @AfterEach
    void leaveNothingRunning() {
        jdbc.sql("update core.import set state = 'cancelled' where state = 'running'")
                .update();
    }

    @Test
    void rehearsesWithoutChangingAnythingAndThenDoesJustThat() {
        var known = receive("customers", "ID клиента;Имя\n" + mark + "-1;Анна\n" + mark + "-2;Ольга\n");
        finish(imports.run(known.id()));
        var file = receive("customers", """
                ID клиента;Имя;E-mail;Телефон;Пол;Дата рождения
                %1$s-1;Аня;a%1$s@example.com;;ж;12.04.1990
                %1$s-2;Ольга;;;;
                %1$s-3;Пётр;p%1$s@example.com;не помню;м;31.02.1990
                ;Никто;это не адрес;;;
                %1$s-3;Пётр;;;;
                %1$s-4;Ян;;;;
                """.formatted(mark));
        assertThat(file.mapping()).containsExactly("externalId", "firstName", "email", "phone", "sex", "birthDate");
        var before = everything();

        var rehearsed = finish(imports.rehearse(file.id()));

        assertThat(everything()).isEqualTo(before);
        assertThat(rehearsed.figures()).isEqualTo(new Import.Figures(6, 6, 2, 1, 0, 2, 1, 1, 0));
        assertThat(imports.examples(file.id()))
                .filteredOn(example -> example.outcome().equals("updated"))
                .singleElement()
                .satisfies(example -> assertThat(example.changes())
                        .contains(new Example.Change("first_name", "Анна", "Аня"))
                        .contains(new Example.Change("birth_date", null, "1990-04-12")));

        var done = finish(imports.run(file.id()));

        assertThat(done.figures()).isEqualTo(rehearsed.figures());
        assertThat(names()).containsExactlyInAnyOrder("Аня", "Ольга", "Пётр", "Ян");
        assertThat(rejects.after(file.id(), true, 0, 10)).singleElement().satisfies(reject -> {
            assertThat(reject.row().line()).isEqualTo(5);
            assertThat(reject.reasons())
                    .contains(new Reason("E-mail", "is not an e-mail address"))
                    .contains(new Reason("", "needs an externalId, email, phone or loyaltyCard"));
        });
        assertThat(rejects.after(file.id(), false, 0, 10))
                .singleElement()
                .satisfies(remark -> assertThat(remark.reasons())
                        .containsExactlyInAnyOrder(
                                new Reason("Телефон", "is not a phone number"),
                                new Reason("Дата рождения", "is not a date")));
        assertThat(jdbc.sql("select bool_and(quiet) from core.change where customer_id in (select customer_id from"
                                + " core.identifier where value like ?)")
                        .param(mark + "-%")
                        .query(Boolean.class)
                        .single())
                .as("history starts nothing")
                .isTrue();
    }

    /** Lines about one person far apart: what a later portion would do depends on what an earlier one did. */
    @Test
    void rehearsesRepeatedPeopleAcrossPortionsAsTheRunWillMeetThem() {
        var text = new StringBuilder("id,email,phone,first_name\n");
        for (var i = 0; i < 900; i++) {
            var person = i % 300;
            text.append(i < 600 ? mark + "-" + person : "")
                    .append(",e")
                    .append(person)
                    .append(mark)
                    .append("@example.com,")
                    .append(",Имя")
                    .append(i < 300 ? person : i % 7)
                    .append('\n');
        }
        var file = receive("customers", text.toString());

        var rehearsed = finish(imports.rehearse(file.id()));
        var done = finish(imports.run(file.id()));

        assertThat(rehearsed.figures()).isEqualTo(done.figures());
        assertThat(done.figures().created()).isEqualTo(300);
    }

    @Test
    void goesOnExactlyWhereAKilledWorkerWas() {
        var text = new StringBuilder("external id;first name\n");
        for (var i = 0; i < 1500; i++) {
            text.append(mark).append('-').append(i).append(";Имя\n");
        }
        var file = receive("customers", text.toString());
        imports.run(file.id());
        worker.work();
        worker.work();
        worker.work();
        var reached = imports.get(file.id()).figures().done();
        assertThat(reached).isBetween(1L, 1499L);

        assertThat(otherWorker().work()).as("it is still the first one's").isFalse();
        jdbc.sql("update core.import set lease_until = clock_timestamp() where id = ?")
                .param(file.id())
                .update();
        var other = otherWorker();
        assertThat(other.work()).isTrue();
        worker.work();
        while (other.work()) {
            // to the end
        }

        var done = imports.get(file.id());
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.figures().created()).isEqualTo(1500);
        assertThat(names()).hasSize(1500);
        assertThat(jdbc.sql("select count(*) from core.import_effect where import_id = ?")
                        .param(file.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1500);
    }

    @Test
    void stopsWhenToldAndGoesOnWhenTold() {
        var text = new StringBuilder("external id;first name\n");
        for (var i = 0; i < 600; i++) {
            text.append(mark).append('-').append(i).append(";Имя\n");
        }
        var file = imports.run(receive("customers", text.toString()).id());
        worker.work();
        worker.work();

        imports.cancel(file.id());
        assertThat(worker.work()).isFalse();
        var reached = imports.get(file.id()).figures().done();
        assertThat(finish(imports.run(file.id())).figures().created()).isEqualTo(600);
        assertThat(reached).isBetween(1L, 599L);
    }

    @Test
    void putsTheLinesOfAnOrderTogetherWhereverTheyAre() {
        var file = receive("orders", """
                Номер заказа;Дата заказа;Статус;Email;Артикул;Товар;Количество;Цена;Промокод
                %1$s-7;20.11.2025 18:30;Доставлен;o%1$s@example.com;T-1;Робот;2;1 490,00 руб.;ОСЕНЬ
                %1$s-8;21.11.2025;отменен;o%1$s@example.com;T-2;Мяч;1;300;
                %1$s-7;;;;T-3;Кукла;1;500,50;
                %1$s-9;21.11.2025;летит;o%1$s@example.com;T-2;Мяч;1;300;
                """.formatted(mark));

        var done = finish(imports.run(file.id()));

        assertThat(done.figures().created()).isEqualTo(2);
        assertThat(done.figures().rejected()).isEqualTo(1);
        assertThat(jdbc.sql("""
                        select o.status || ' ' || o.total || ' ' || o.promo_code || ' ' || string_agg(i.name, '+' order by i.line)
                          from core.orders o join core.order_item i on i.order_id = o.id
                         where o.external_id = ? group by o.id
                        """).param(mark + "-7").query(String.class).single())
                .isEqualTo("delivered 3480.50 ОСЕНЬ Робот+Кукла");
        assertThat(rejects.after(file.id(), true, 0, 10))
                .singleElement()
                .satisfies(
                        reject -> assertThat(reject.reasons().get(0).column()).isEqualTo("Статус"));
    }

    @Test
    void remembersWhereColumnsOfTheSameNamesWent() {
        var file = receive("customers", "Код;Баллы " + mark + "\n" + mark + ";5\n");
        imports.map(file.id(), Map.of("Код", "externalId", "Баллы " + mark, "customFields.points"), null);
        finish(imports.run(file.id()));

        var again = receive("customers", "Код;Баллы " + mark + "\n" + mark + ";7\n");

        assertThat(again.mapping()).containsExactly("externalId", "customFields.points");
        finish(imports.run(again.id()));
        assertThat(jdbc.sql(
                                "select custom_fields ->> 'points' from core.customer c join core.identifier i on i.customer_id = c.id"
                                        + " where i.value = ?")
                        .param(mark)
                        .query(String.class)
                        .single())
                .isEqualTo("7");
    }

    @Test
    void saysWhatIsMissingBeforeItBegins() {
        var file = receive("customers", "Цвет;Размер\nсиний;M\n");

        assertThatThrownBy(() -> imports.run(file.id()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("needs a column");
        assertThatThrownBy(() -> imports.map(file.id(), Map.of("Вкус", "email"), null))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> receive("customers", "")).isInstanceOf(InvalidInputException.class);
    }

    private Import receive(String kind, String text) {
        var bytes = text.getBytes(Charset.forName("windows-1251"));
        return imports.receive(ImportKind.of(kind), "test.csv", new ByteArrayInputStream(bytes), "test");
    }

    private Import finish(Import file) {
        while (worker.work()) {
            // portion by portion
        }
        return imports.get(file.id());
    }

    private ImportWorker otherWorker() {
        return beans.createBean(ImportWorker.class);
    }

    private List<String> names() {
        return jdbc.sql("""
                        select c.first_name from core.customer c
                         where c.id in (select customer_id from core.identifier where value like ?)
                        """).param(mark + "-%").query(String.class).list();
    }

    /** Hashes of every table of people, orders and queues. */
    private List<String> everything() {
        var hashes = new ArrayList<String>();
        for (var table : List.of(
                "customer",
                "identifier",
                "customer_alias",
                "merge",
                "duplicate",
                "consent",
                "consent_log",
                "orders",
                "order_item",
                "order_status",
                "product",
                "change",
                "likeness_due",
                "visitor",
                "import_effect")) {
            hashes.add(table + " "
                    + jdbc.sql(
                                    "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') from"
                                            + " core." + table + " t")
                            .query(String.class)
                            .single());
        }
        return hashes;
    }
}
