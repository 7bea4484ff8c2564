package org.encorecrm.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message this node may work on as long as nobody has claimed it since: the fence tells. */
record Claimed(
        long id,
        long fence,
        long customerId,
        String channel,
        String template,
        Map<String, String> variables,
        @Nullable String onlyTo,
        @Nullable String messageId,
        int attempts) {

    /** What remains of an erased customer: it was being sent while they were erased, and is not tried again. */
    boolean isToNobody() {
        return customerId < 0;
    }
}
