package org.encorecrm.api;

import java.util.function.Supplier;
import org.encorecrm.support.Idempotency;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The caller's {@code Idempotency-Key}, as an argument of any method that creates something without an identifier of
 * the caller's: {@code once.create(body, TaskView.class, () -> tasks.create(…))}. The work joins the transaction that
 * keeps its answer; without a key it has its own.
 */
public final class Once {

    private final Idempotency idempotency;
    private final @Nullable String key;
    private final String caller;
    private final String operation;

    Once(Idempotency idempotency, @Nullable String key, String caller, String operation) {
        this.idempotency = idempotency;
        this.key = key;
        this.caller = caller;
        this.operation = operation;
    }

    /** @param type what JSON of the answer is read back as, when the request is repeated */
    public <T> T create(JsonNode body, Class<T> type, Supplier<T> work) {
        if (key == null) {
            return work.get();
        }
        return idempotency.once(key, caller, operation, body, type, work);
    }
}
