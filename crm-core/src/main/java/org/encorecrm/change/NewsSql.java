package org.encorecrm.change;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What in the queue lets a customer's moves act, in SQL. Whatever is not quiet and of a cause that acts; but where
 * history still waits, looking again at what is known is no news: it may be the first to see that history.
 */
public final class NewsSql {

    /** Over a row {@code q} of {@code core.change} that is not dead. */
    public static final String CONDITION = "(not q.quiet and q.cause in (%s) and (q.cause not in (%s) or not %s))"
            .formatted(codes(Cause::actsAsNews), codes(Cause::looksAgain), historyOf("q.customer_id"));

    private NewsSql() {}

    /** Whether history of this customer waits. */
    public static String historyOf(String customerId) {
        return "exists (select from core.change h where h.customer_id = %s and h.quiet and h.dead_reason is null)"
                .formatted(customerId);
    }

    private static String codes(Predicate<Cause> which) {
        return Arrays.stream(Cause.values())
                .filter(which)
                .map(cause -> "'" + cause.code() + "'")
                .collect(Collectors.joining(", "));
    }
}
