package org.encorecrm.field;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a text or a piece of JSON is as the value of a field: the value in its one spelling, nothing, or a fault. */
public final class Value {

    static final int LONGEST_TEXT = 500;
    private static final Value NOTHING = new Value(null, null);

    private final @Nullable JsonNode json;
    private final @Nullable String fault;

    private Value(@Nullable JsonNode json, @Nullable String fault) {
        this.json = json;
        this.fault = fault;
    }

    static Value of(JsonNode json) {
        return new Value(json, null);
    }

    /** Blank: the field is cleared. */
    static Value nothing() {
        return NOTHING;
    }

    static Value wrong(String fault) {
        return new Value(null, fault);
    }

    /** As it is stored; null when the field is cleared, or the value is wrong. */
    public @Nullable JsonNode json() {
        return json;
    }

    /** What it must be, in the words of the API; null when nothing is wrong. */
    public @Nullable String fault() {
        return fault;
    }

    void ifWrong(Consumer<String> use) {
        if (fault != null) {
            use.accept(fault);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Value value && Objects.equals(json, value.json) && Objects.equals(fault, value.fault);
    }

    @Override
    public int hashCode() {
        return Objects.hash(json, fault);
    }

    @Override
    public String toString() {
        return fault == null ? String.valueOf(json) : fault;
    }
}
