package org.encorecrm.criteria;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked about a customer: a tree of groups and leaves. Every node is true or false, never unknown. */
public sealed interface Criterion {

    /** A node that holds depending on how many of its parts do. */
    sealed interface Group extends Criterion {
        List<Criterion> parts();
    }

    record AllOf(List<Criterion> parts) implements Group {}

    record AnyOf(List<Criterion> parts) implements Group {}

    record NoneOf(List<Criterion> parts) implements Group {}

    /** A fact about the customer as they are. */
    record FieldIs(Condition condition) implements Criterion {}

    /** How often an event happened; {@code count} is about events. */
    record Happened(String event, List<Condition> where, Comparison count, Window window) implements Criterion {}

    /** What was bought; {@code count} is about distinct orders, {@code sum} about their matching lines. */
    record Bought(
            List<Condition> where,
            Comparison count,
            @Nullable Comparison sum,
            Window window) implements Criterion {}

    /** What became of messages; {@code count} is about distinct messages. */
    record MessageWas(MessageKind kind, List<Condition> where, Comparison count, Window window) implements Criterion {}

    /** Membership of another segment, as stored. */
    record InSegment(String key, boolean member) implements Criterion {}
}
