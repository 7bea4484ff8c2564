package org.encorecrm.office.binary;

import java.util.List;
import org.encorecrm.binary.WordRow;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A word as a line of the page.
 *
 * @param squares the latest period first: whether the customer bought in it
 * @param criteria a segment of whoever has this word
 */
public record WordLine(WordRow row, List<Boolean> squares, String criteria) {

    static WordLine of(WordRow row, String category) {
        var squares = row.word().chars().mapToObj(letter -> letter == '1').toList();
        var leaf = JsonNodeFactory.instance
                .objectNode()
                .put("field", category.isEmpty() ? "binary.word" : "binary.word." + category)
                .put("op", "eq")
                .put("value", row.word());
        return new WordLine(row, squares, leaf.toString());
    }
}
