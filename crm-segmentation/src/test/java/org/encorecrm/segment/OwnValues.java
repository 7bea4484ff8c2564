package org.encorecrm.segment;

import static org.encorecrm.field.FieldEntity.CUSTOMER;
import static org.encorecrm.field.FieldEntity.ORDER;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.encorecrm.field.Choice;
import org.encorecrm.field.FieldDefinitions;
import org.encorecrm.field.FieldDraft;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldType;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fields of the shop's own, of every type, and random values of them. */
@TestComponent
class OwnValues {

    static final List<String> TIERS = List.of("gold", "silver");
    static final List<String> HUES = List.of("red", "green", "blue");
    static final List<String> MOTTOS = List.of("Carpe diem", "50% off; drop table x", "всё");

    private final FieldDefinitions definitions;

    OwnValues(FieldDefinitions definitions) {
        this.definitions = definitions;
    }

    void define() {
        define(CUSTOMER, "ownDay", FieldType.DATE, List.of());
        define(CUSTOMER, "ownGrade", FieldType.NUMBER, List.of());
        define(CUSTOMER, "ownFan", FieldType.BOOLEAN, List.of());
        define(CUSTOMER, "ownMotto", FieldType.TEXT, List.of());
        define(CUSTOMER, "ownTier", FieldType.CHOICE, TIERS);
        define(CUSTOMER, "ownHues", FieldType.CHOICES, HUES);
        define(ORDER, "ownDelivery", FieldType.DATE, List.of());
        define(ORDER, "ownGift", FieldType.BOOLEAN, List.of());
        define(ORDER, "ownWeight", FieldType.NUMBER, List.of());
    }

    private void define(FieldEntity entity, String key, FieldType type, List<String> choices) {
        if (definitions.all().stream().noneMatch(field -> field.key().equals(key))) {
            definitions.create(new FieldDraft(
                    entity,
                    key,
                    type,
                    key,
                    key,
                    choices.stream()
                            .map(word -> new Choice(word, word, word, false))
                            .toList(),
                    false,
                    false));
        }
    }

    static Map<String, Object> ofCustomer(LocalDate today, SplittableRandom random) {
        var values = new TreeMap<String, Object>();
        put(values, random, "ownDay", today.plusDays(random.nextInt(-20, 20)).minusYears(random.nextInt(3)));
        put(values, random, "ownGrade", BigDecimal.valueOf(random.nextInt(6)));
        put(values, random, "ownFan", random.nextBoolean());
        put(values, random, "ownMotto", MOTTOS.get(random.nextInt(MOTTOS.size())));
        put(values, random, "ownTier", TIERS.get(random.nextInt(TIERS.size())));
        var hues = new TreeSet<String>();
        HUES.stream().filter(hue -> random.nextBoolean()).forEach(hues::add);
        if (!hues.isEmpty()) {
            values.put("ownHues", hues);
        }
        return values;
    }

    static Map<String, Object> ofOrder(LocalDate today, SplittableRandom random) {
        var values = new TreeMap<String, Object>();
        put(values, random, "ownDelivery", today.plusDays(random.nextInt(-20, 20)));
        put(values, random, "ownGift", random.nextBoolean());
        put(values, random, "ownWeight", BigDecimal.valueOf(random.nextInt(6)));
        return values;
    }

    private static void put(Map<String, Object> values, SplittableRandom random, String key, Object value) {
        if (random.nextInt(4) != 0) {
            values.put(key, value);
        }
    }

    static ObjectNode json(Map<String, Object> values) {
        var json = JsonNodeFactory.instance.objectNode();
        values.forEach((key, value) -> {
            if (value instanceof BigDecimal number) {
                json.put(key, number);
            } else if (value instanceof Boolean flag) {
                json.put(key, flag);
            } else if (value instanceof TreeSet<?> words) {
                var array = json.putArray(key);
                words.forEach(word -> array.add((String) word));
            } else {
                json.put(key, value.toString());
            }
        });
        return json;
    }

    /** Back from JSON: dates are by the name of their key. */
    static Map<String, Object> read(JsonNode json) {
        var values = new TreeMap<String, Object>();
        json.properties().stream()
                .filter(entry -> entry.getKey().startsWith("own"))
                .forEach(entry -> values.put(entry.getKey(), value(entry.getKey(), entry.getValue())));
        return values;
    }

    private static Object value(String key, JsonNode json) {
        if (json.isArray()) {
            var words = new ArrayList<String>();
            json.values().forEach(word -> words.add(word.stringValue()));
            return new TreeSet<>(words);
        }
        if (json.isNumber()) {
            return json.decimalValue();
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        return key.equals("ownDay") || key.equals("ownDelivery")
                ? LocalDate.parse(json.stringValue())
                : json.stringValue();
    }
}
