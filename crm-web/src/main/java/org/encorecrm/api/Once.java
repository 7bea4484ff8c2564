package org.encorecrm.api;

import java.util.function.Supplier;
import org.encorecrm.support.Idempotency;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The caller's {@code Idempotency-Key}, as an argument of any method that creates something:
 * {@code once.create(body, TaskView.class, () -> tasks.create(…))}. The work joins the transaction that keeps its
 * answer; without a key it has its own.
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

    /** The same where nothing is sent but the request itself. */
    public <T> T create(Class<T> type, Supplier<T> work) {
        return create(Json.MAPPER.createObjectNode(), type, work);
    }
}
