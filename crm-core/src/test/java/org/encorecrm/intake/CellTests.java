package org.encorecrm.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.encorecrm.intake.sheet.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class CellTests {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12.04.1990",
                "12.4.90",
                "1990-04-12",
                "1990/4/12",
                "12/04/1990",
                "19900412",
                "32975",
                "12 апреля 1990",
                "April 12, 1990",
                "12-04-1990",
                "1990-04-12T10:00:00"
            })
    void readsDaysAsPeopleWriteThem(String text) {
        assertThat(new Dates(null, MOSCOW).date(text)).contains(LocalDate.of(1990, 4, 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.02.1990", "завтра", "12", "1990-13-01", "00000000", ""})
    void findsNoDayWhereThereIsNone(String text) {
        assertThat(new Dates(null, MOSCOW).date(text)).isEmpty();
    }

    @Test
    void readsTimesInTheShopsZoneUnlessTheySay() {
        var dates = new Dates(null, MOSCOW);

        var noon = Instant.parse("2026-11-20T09:00:00Z");
        assertThat(dates.moment("20.11.2026 12:00")).contains(noon);
        assertThat(dates.moment("20.11.2026, 12:00:00")).contains(noon);
        assertThat(dates.moment("2026-11-20 12:00")).contains(noon);
        assertThat(dates.moment("2026-11-20T10:00:00+01:00")).contains(noon);
        assertThat(dates.moment("20.11.2026")).contains(Instant.parse("2026-11-19T21:00:00Z"));
        assertThat(new Dates("MM/dd/yyyy", MOSCOW).date("04/12/1990")).contains(LocalDate.of(1990, 4, 12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 234,50|1234.50",
                "1 234,5 ₽|1234.5",
                "1,234.50|1234.50",
                "1.234,50|1234.50",
                "1234|1234",
                "-5|-5",
                "1,234|1.234",
                "1,234,567|1234567",
                "2 490 руб.|2490",
                "$12.30|12.30"
            })
    void readsSums(String text, String expected) {
        assertThat(new Numbers(true).of(text)).contains(new BigDecimal(expected));
    }

    @Test
    void takesALoneCommaForThousandsWhereCommasSeparateCells() {
        assertThat(new Numbers(false).of("1,234")).contains(new BigDecimal("1234"));
        assertThat(new Numbers(false).of("12,5")).contains(new BigDecimal("12.5"));
        assertThat(new Numbers(true).of("много")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Петрова Анна Ивановна, Петрова, Анна, Ивановна",
        "Анна Ивановна Петрова, Петрова, Анна, Ивановна",
        "Петрова Анна, Петрова, Анна,",
        "Anna Petrova, Petrova, Anna,",
        "Анна Ивановна,, Анна, Ивановна",
        "Анна,, Анна,"
    })
    void tellsTheNamesInOneCellApart(String text, String last, String first, String middle) {
        var person = JsonNodeFactory.instance.objectNode();
        PersonName.put(person, text);

        assertThat(person.path("lastName").asString(null)).isEqualTo(last);
        assertThat(person.path("firstName").asString(null)).isEqualTo(first);
        assertThat(person.path("middleName").asString(null)).isEqualTo(middle);
    }

    @Test
    void takesAColumnOfNothingButMForSizes() {
        assertThat(MappingGuess.of(ImportKind.CUSTOMERS, List.of("Size"), List.of(new Row(2, List.of("M")))))
                .containsExactly("");
        assertThat(MappingGuess.of(
                        ImportKind.CUSTOMERS,
                        List.of("?"),
                        List.of(new Row(2, List.of("M")), new Row(3, List.of("F")))))
                .containsExactly("sex");
    }

    @Test
    void guessesColumnsByTheirNamesAndByWhatIsInThem() {
        var sample = List.of(new Row(
                2, List.of("77", "Иванова Анна", "anna@example.com", "+7 903 123-45-67", "01.02.2000", "?", "ж", "5")));

        assertThat(MappingGuess.of(
                        ImportKind.CUSTOMERS,
                        List.of(
                                "ID клиента",
                                "ФИО",
                                "Контакт 1",
                                "Контакт 2",
                                "Дата рождения",
                                "Прочее",
                                "M/F",
                                "Бонусы"),
                        sample))
                .containsExactly("externalId", "fullName", "email", "phone", "birthDate", "", "sex", "");
        assertThat(MappingGuess.of(
                        ImportKind.ORDERS,
                        List.of("Order ID", "Date", "Customer E-mail", "SKU", "Qty", "Price", "Total"),
                        List.of()))
                .containsExactly("externalId", "placedAt", "", "item.sku", "item.quantity", "item.price", "total");
        assertThat(MappingGuess.of(
                        ImportKind.PRODUCTS, List.of("Артикул", "Наименование", "Цена", "Остаток"), List.of()))
                .containsExactly("sku", "name", "price", "stock");
    }
}
