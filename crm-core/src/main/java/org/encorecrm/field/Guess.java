package org.encorecrm.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What type a key probably has, by the values that are there. */
@Service
public class Guess {

    private static final int LOOKED_AT = 2_000;
    private static final int MOST_WORDS = 12;
    private static final int OFTEN = 3;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Guess(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A draft for somebody to look at; text when the values say nothing. */
    @Transactional(readOnly = true)
    public FieldDraft of(FieldEntity entity, String key) {
        var values =
                jdbc.sql("""
                        select custom_fields -> :key as value from %s
                         where jsonb_exists(custom_fields, :key) and jsonb_typeof(custom_fields -> :key) <> 'null'
                         limit %d
                        """.formatted(entity.table(), LOOKED_AT)).param("key", key).query(String.class).list().stream()
                        .map(json::readTree)
                        .toList();
        var words = words(values);
        var type = type(values, words);
        return new FieldDraft(
                entity, key, type, key, key, type.hasChoices() ? choices(words) : List.of(), false, false);
    }

    static FieldType type(List<JsonNode> values, Map<String, Integer> words) {
        if (values.isEmpty()) {
            return FieldType.TEXT;
        }
        if (values.stream().allMatch(JsonNode::isArray)) {
            return FieldType.CHOICES;
        }
        if (values.stream().allMatch(JsonNode::isBoolean)) {
            return FieldType.BOOLEAN;
        }
        for (var type : List.of(FieldType.NUMBER, FieldType.DATE, FieldType.BOOLEAN)) {
            if (values.stream().allMatch(value -> fits(type, value))) {
                return type;
            }
        }
        var few = words.size() <= MOST_WORDS && values.size() >= OFTEN * words.size();
        return few
                        && values.stream().allMatch(JsonNode::isString)
                        && words.keySet().stream().noneMatch(Guess::separates)
                ? FieldType.CHOICE
                : FieldType.TEXT;
    }

    /** Dates in the one spelling only: that is the one values are compared by. */
    private static boolean fits(FieldType type, JsonNode value) {
        var field = new CustomField(0, FieldEntity.CUSTOMER, "k", type, "k", "k", List.of(), 0, false, false, 0);
        var read = Values.ofJson(field, value).json();
        return read != null && (type != FieldType.DATE || read.equals(value));
    }

    private static boolean separates(String word) {
        return word.matches(".*[;,|].*") || word.isBlank() || word.length() > 100;
    }

    static Map<String, Integer> words(List<JsonNode> values) {
        var words = new LinkedHashMap<String, Integer>();
        values.forEach(value -> {
            if (value.isArray()) {
                value.values().forEach(word -> words.merge(word.asString(""), 1, Integer::sum));
            } else {
                words.merge(value.asString(""), 1, Integer::sum);
            }
        });
        return words;
    }

    private static List<Choice> choices(Map<String, Integer> words) {
        var choices = new ArrayList<Choice>();
        words.keySet().stream()
                .filter(word -> !separates(word))
                .sorted()
                .limit(200)
                .forEach(word -> choices.add(new Choice(word, word, word, false)));
        return choices;
    }
}
