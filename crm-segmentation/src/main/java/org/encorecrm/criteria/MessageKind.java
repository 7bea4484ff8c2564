package org.encorecrm.criteria;

import java.util.List;

/**
 * Something that may become of a message: it is sent, opened, clicked.
 *
 * @param label what it is called in a sentence: "opened a message"
 * @param never the opposite: "opened no message"
 * @param rows the facts, a table or a join with their aliases; {@code customerId} is the message's
 * @param message the id of the message: however often one is opened, it counts once
 * @param at when it happened, a column with an index that {@code condition} allows to be used
 * @param condition which of the rows count
 * @param fields what one may ask about such a message
 */
public record MessageKind(
        String code,
        Label label,
        Label never,
        Home rows,
        String message,
        String at,
        String condition,
        FieldSet fields) {

    public MessageKind(
            String code,
            Label label,
            Label never,
            Home rows,
            String message,
            String at,
            String condition,
            List<Field> fields) {
        this(code, label, never, rows, message, at, condition, new FieldSet().with(fields));
    }

    /** In a tree two kinds are the same when they are called the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MessageKind kind && kind.code.equals(code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }
}
