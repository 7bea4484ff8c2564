package org.encorecrm.tally;

import java.time.Duration;
import java.util.function.Function;

/**
 * A question about everybody whose answer may take longer than a person waits. Each is a bean.
 *
 * @param code names it among all; kept
 * @param question what may be asked; kept as JSON, as the answer is
 * @param fresh for how long a kept answer is not counted anew
 * @param count reads only, in the caller's transaction, and sets no timeout of its own: the caller says how long it may
 *     take
 */
public record Tally<Q, A>(String code, Class<Q> question, Class<A> answer, Duration fresh, Function<Q, A> count) {

    private static final Duration FRESH = Duration.ofMinutes(5);

    public Tally(String code, Class<Q> question, Class<A> answer, Function<Q, A> count) {
        this(code, question, answer, FRESH, count);
    }
}
