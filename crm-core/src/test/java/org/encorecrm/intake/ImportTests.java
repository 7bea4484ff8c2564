package org.encorecrm.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.encorecrm.support.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class ImportTests {

    @Autowired
    Imports imports;

    @Autowired
    RejectStore rejects;

    @Autowired
    JdbcClient jdbc;

    @RegisterExtension
    final ImportDesk desk = new ImportDesk();

    private final String mark = desk.mark;

    @Test
    void rehearsesWithoutChangingAnythingAndThenDoesJustThat() {
        var known = receive("customers", "ID клиента;Имя\n" + mark + "-1;Анна\n" + mark + "-2;Ольга\n");
        desk.finish(imports.run(known.id()));
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

        var rehearsed = desk.finish(imports.rehearse(file.id()));

        assertThat(everything()).isEqualTo(before);
        assertThat(rehearsed.figures()).isEqualTo(new Import.Figures(6, 6, 2, 1, 0, 2, 1, 1, 0));
        assertThat(imports.examples(file.id()))
                .filteredOn(example -> example.outcome().equals("updated"))
                .singleElement()
                .satisfies(example -> assertThat(example.changes())
                        .contains(new Example.Change("first_name", "Анна", "Аня"))
                        .contains(new Example.Change("birth_date", null, "1990-04-12")));

        var done = desk.finish(imports.run(file.id()));

        assertThat(done.figures()).isEqualTo(rehearsed.figures());
        assertThat(desk.names()).containsExactlyInAnyOrder("Аня", "Ольга", "Пётр", "Ян");
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

        var rehearsed = desk.finish(imports.rehearse(file.id()));
        var done = desk.finish(imports.run(file.id()));

        assertThat(rehearsed.figures()).isEqualTo(done.figures());
        assertThat(done.figures().created()).isEqualTo(300);
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

        var done = desk.finish(imports.run(file.id()));

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
        desk.finish(imports.run(file.id()));

        var again = receive("customers", "Код;Баллы " + mark + "\n" + mark + ";7\n");

        assertThat(again.mapping()).containsExactly("externalId", "customFields.points");
        desk.finish(imports.run(again.id()));
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
        return desk.receive(ImportKind.of(kind), text, Charset.forName("windows-1251"));
    }

    /** Hashes of every table of people, orders and queues. */
    private List<String> everything() {
        return desk.hashes(Stream.of(
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
                        "import_effect")
                .map(table -> table + " t|t")
                .toList());
    }
}
