package org.encorecrm.erasure;

import java.util.Set;

/**
 * What a feature keeps about people, and how it lets go of it. Every bean of this type takes part in every erasure, in
 * its {@code @Order}; a feature with a table about customers brings one, or the erasure fails on the table's foreign
 * key and a test on its name.
 *
 * <pre>{@code
 * @Component
 * class NoteTraces implements PersonalTraces {
 *     public Set<String> tables() {
 *         return Set.of("core.note");
 *     }
 *
 *     public void erase(Erasing who, Tally tally) {
 *         tally.erased("notes", who.statement(jdbc, "delete from core.note where customer_id = any(:ids)").update());
 *     }
 * }
 * }</pre>
 */
public interface PersonalTraces {

    /** The tables whose rows about customers are seen to here, as {@code schema.table}. */
    Set<String> tables();

    /** Locks what others lock before a customer, at the beginning of the erasing transaction. */
    default void hold() {}

    /**
     * Lets go, inside the erasing transaction, which holds the customer's row. What is needed for the shop's figures is
     * given to {@link Erasing#remainderId()} with nothing personal left in it; the rest is deleted. Afterwards nothing
     * may refer to the customer: its record is deleted last.
     */
    void erase(Erasing who, Tally tally);
}
