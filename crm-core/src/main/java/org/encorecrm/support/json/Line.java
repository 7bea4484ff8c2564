package org.encorecrm.support.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One line of a batch: a JSON value, or why it is none. */
public record Line(@Nullable JsonNode value, @Nullable String fault) {

    static Line of(JsonNode value) {
        return new Line(value, null);
    }

    static Line broken(String fault) {
        return new Line(null, fault);
    }
}
