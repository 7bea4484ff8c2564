package org.encorecrm.criteria;

import java.util.List;

/**
 * What a module above this one adds to the catalogue: facts it keeps about customers, as fragments of SQL over its own
 * tables. Implementations are named in {@code META-INF/services}, have a public constructor and no state: the catalogue
 * is a constant of the program, whatever the database. Whoever writes the facts puts their customers into the change
 * queue, in the same transaction, with the kinds the fields name.
 */
public interface CriteriaSource {

    /** What one may ask about a customer. */
    default List<Field> customerFields() {
        return List.of();
    }

    /** What may become of a message. */
    default List<MessageKind> messageKinds() {
        return List.of();
    }
}
