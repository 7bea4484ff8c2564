package org.encorecrm.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a value was written, it is stored in one spelling or refused in words. */
class ValuesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            text    | 'abc'               | "abc"
            text    | 9                   | "9"
            text    | '  '                | null
            text    | {}                  | must be a text
            text    | null                | null
            number  | 9                   | 9
            number  | 9.50                | 9.5
            number  | '1 234,5'           | 1234.5
            number  | '-0'                | 0
            number  | 'nine'              | must be a number
            number  | true                | must be a number
            number  | 1e14                | 100000000000000
            date    | '2024-02-29'        | "2024-02-29"
            date    | '29.2.2024'         | "2024-02-29"
            date    | '2023-02-29'        | must be a date such as 2026-11-21
            date    | '1700-01-01'        | must be between 1800 and 2200
            boolean | true                | true
            boolean | 'Да'                | true
            boolean | 0                   | false
            boolean | 'maybe'             | must be true or false
            choice  | 'red'               | "red"
            choice  | 'Красный'           | "red"
            choice  | 'pink'              | must be one of red, blue
            choices | ['blue', 'red']     | ["red","blue"]
            choices | 'RED'               | ["red"]
            choices | ['red', 'pink']     | must be one of red, blue
            choices | [1]                 | must be a list of words
            choices | []                  | null
            """)
    void readsJson(String type, String json, String stored) {
        var value = Values.ofJson(field(type), Json.read(json.replace('\'', '"')));

        assertThat(value).hasToString(stored);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            number  | 12,5            | 12.5
            date    | 05.11.2026      | "2026-11-05"
            boolean | нет             | false
            choices | blue; Красный   | ["red","blue"]
            """, ignoreLeadingAndTrailingWhitespace = true)
    void readsCells(String type, String text, String stored) {
        assertThat(Values.ofText(field(type), text)).hasToString(stored);
    }

    private static CustomField field(String type) {
        var choices = List.of(new Choice("red", "Red", "Красный", false), new Choice("blue", "Blue", "Синий", false));
        return new CustomField(
                1,
                FieldEntity.CUSTOMER,
                "colour",
                FieldType.of(type).orElseThrow(),
                "Colour",
                "Цвет",
                type.startsWith("choice") ? choices : List.of(),
                1,
                false,
                false,
                1);
    }
}
