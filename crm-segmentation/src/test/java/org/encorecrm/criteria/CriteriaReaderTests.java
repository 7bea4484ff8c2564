package org.encorecrm.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneId;
import java.util.Locale;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriteriaReaderTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'field': 'orders.count', 'op': 'gte', 'value': 10}",
                "{'field': 'orders.lastAt', 'op': 'olderThan', 'value': 'P180D'}",
                "{'field': 'customer.registeredAt', 'op': 'between', 'value': ['2026-01-01', '2026-02-01T10:00:00Z']}",
                "{'field': 'customer.custom.score', 'op': 'in', 'value': [1, 2]}",
                "{'field': 'customer.birthDate', 'op': 'anniversaryWithin', 'value': 'P7D'}",
                "{'event': 'product_viewed', 'where': [{'field': 'category', 'op': 'under', 'value': 'A'}], 'within': 'P7D'}",
                "{'purchase': [{'field': 'item.category', 'op': 'under', 'value': 'Костюмы'}],"
                        + " 'count': {'op': 'gte', 'value': 1}, 'sum': {'op': 'gte', 'value': 180000}, 'within': 'P30D'}",
                "{'purchase': [], 'count': {'op': 'eq', 'value': 0}, 'from': '2026-01-01', 'to': '2026-03-01'}",
                "{'segment': 'mature', 'member': true}",
                "{'all': [{'any': [{'none': [{'field': 'customer.tags', 'op': 'contains', 'value': 'vip'}]}]}]}"
            })
    void writesBackWhatItReads(String json) {
        var criterion = read(json);

        assertThat(CriteriaReader.read(CriteriaWriter.write(criterion), "")).isEqualTo(criterion);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|''",
                "{}|''",
                "{'all': []}|/all",
                "{'all': {}}|/all",
                "{'all': [1]}|/all/0",
                "{'any': [{'field': 'x', 'op': 'eq', 'value': 1}]}|/any/0/field",
                "{'field': 'orders.count', 'op': 'like', 'value': 1}|/op",
                "{'field': 'orders.count', 'op': 'contains', 'value': 1}|/op",
                "{'field': 'orders.count', 'op': 'eq', 'value': '1'}|/value",
                "{'field': 'orders.count', 'op': 'eq'}|/value",
                "{'field': 'orders.count', 'op': 'between', 'value': [1]}|/value",
                "{'field': 'orders.count', 'op': 'in', 'value': [1, 'x']}|/value/1",
                "{'field': 'orders.count', 'op': 'in', 'value': []}|/value",
                "{'field': 'orders.count', 'op': 'in', 'value': 1}|/value",
                "{'field': 'orders.count', 'op': 'between', 'value': []}|/value",
                "{'field': 'customer.sex', 'op': 'notIn', 'value': []}|/value",
                "{'field': 'customer.tags', 'op': 'in', 'value': []}|/value",
                "{'field': 'customer.address.city', 'op': 'in', 'value': []}|/value",
                "{'purchase': [{'field': 'item.sku', 'op': 'in', 'value': []}]}|/purchase/0/value",
                "{'event': 'x', 'where': [{'field': 'category', 'op': 'in', 'value': []}]}|/where/0/value",
                "{'field': 'orders.count', 'op': 'isSet', 'value': 1}|/value",
                "{'field': 'orders.count', 'op': 'eq', 'value': 1e999999}|/value",
                "{'field': 'orders.lastAt', 'op': 'olderThan', 'value': '45'}|/value",
                "{'field': 'orders.lastAt', 'op': 'olderThan', 'value': 'P-1D'}|/value",
                "{'field': 'orders.lastAt', 'op': 'olderThan', 'value': 'P999999999Y'}|/value",
                "{'field': 'customer.birthDate', 'op': 'olderThan', 'value': 'PT5H'}|/value",
                "{'field': 'customer.birthDate', 'op': 'before', 'value': '2026-02-30'}|/value",
                "{'field': 'customer.sex', 'op': 'eq', 'value': 'cat'}|/value",
                "{'field': 'customer.address.city', 'op': 'eq', 'value': 'a\\u0000b'}|/value",
                "{'field': 'orders.count', 'op': 'eq', 'value': 1, 'more': 2}|/more",
                "{'event': 'Product Viewed'}|/event",
                "{'event': 'x', 'count': {'op': 'gte', 'value': -1}}|/count/value",
                "{'event': 'x', 'count': {'op': 'gte', 'value': 1.5}}|/count/value",
                "{'event': 'x', 'where': [{'field': 'orders.count', 'op': 'eq', 'value': 1}]}|/where/0/field",
                "{'purchase': [], 'within': 'P1D', 'from': '2026-01-01'}|/within",
                "{'purchase': {}}|/purchase",
                "{'segment': 5}|/segment",
                "{'segment': 'a', 'member': 'yes'}|/member",
                "{'all': [], 'any': []}|/any"
            })
    void pointsAtWhatIsWrong(String json, String pointer) {
        var failure = catchThrowableOfType(InvalidInputException.class, () -> read(json));

        assertThat(failure.violations()).extracting(Violation::pointer).contains(pointer.equals("''") ? "" : pointer);
    }

    @Test
    void limitsDepthAndBreadth() {
        var leaf = "{'field': 'orders.count', 'op': 'eq', 'value': 1}";
        read("{'all': [".repeat(8) + leaf + "]}".repeat(8));
        read("{'all': [" + leaf + (", " + leaf).repeat(99) + "]}");

        assertThatThrownBy(() -> read("{'all': [".repeat(9) + leaf + "]}".repeat(9)))
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> read("{'all': [" + leaf + (", " + leaf).repeat(100) + "]}"))
                .hasMessageContaining("at most 100");
    }

    @Test
    void saysItInPlainWords() {
        var criterion = read("""
                {'all': [{'field': 'orders.lastAt', 'op': 'olderThan', 'value': 'P21D'},
                         {'any': [{'field': 'customer.sex', 'op': 'eq', 'value': 'male'},
                                  {'event': 'product_viewed', 'count': {'op': 'gte', 'value': 3}, 'within': 'P1M'}]}]}""");
        var zone = ZoneId.of("Europe/Moscow");

        assertThat(new Wording(Locale.forLanguageTag("ru"), zone, key -> key).sentence(criterion))
                .isEqualTo("Последний заказ 21 день назад или раньше и (пол — мужской или просмотр товара"
                        + " не меньше 3 раз за последний месяц)");
        assertThat(new Wording(Locale.ENGLISH, zone, key -> key).sentence(criterion))
                .isEqualTo("Last order 21 days ago or earlier and (sex is male or viewed a product"
                        + " at least 3 times in the last month)");
    }

    private static Criterion read(String json) {
        return CriteriaReader.read(Json.MAPPER.readTree(json.replace('\'', '"')), "");
    }
}
