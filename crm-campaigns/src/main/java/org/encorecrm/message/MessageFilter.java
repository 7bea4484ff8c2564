package org.encorecrm.message;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which messages a list shows. Null or empty shows all. */
public record MessageFilter(
        @Nullable Long customerId, @Nullable String scenario, Set<MessageState> states) {

    public static MessageFilter all() {
        return new MessageFilter(null, null, Set.of());
    }
}
