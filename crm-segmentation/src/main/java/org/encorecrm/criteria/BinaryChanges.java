package org.encorecrm.criteria;

import org.encorecrm.criteria.BinaryRows.Version;

/** Who has another word, or another share behind it, since what is kept about them was last looked at. */
public final class BinaryChanges {

    private BinaryChanges() {}

    /**
     * Selects the {@code customer_id}s whose word or weight is another by the newest periods than by those applied.
     *
     * @param shares whether somebody asks for the share behind the word too
     * @param asking everybody, now
     */
    public static Sql ofPeriods(String category, boolean shares, Asking asking) {
        var columns = shares ? "(%1$s.word, %1$s.weight, %1$s.percent)" : "(%1$s.word, %1$s.weight)";
        var rows = new BinaryRows(category);
        return Sql.of(
                """
                select coalesce(older.customer_id, newer.customer_id) as customer_id
                  from (%s) older full join (%s) newer on newer.customer_id = older.customer_id
                 where\s""" + columns.formatted("older") + " is distinct from " + columns.formatted("newer"),
                rows.of(asking, Version.APPLIED),
                rows.of(asking, Version.CURRENT));
    }

    /** Selects the {@code customer_id}s with a word whose share is another than the one applied. */
    public static Sql ofShares(String category, Asking asking) {
        return Sql.of("""
                select held.customer_id from (%s) held
                  join segmentation.binary_word w on w.grid_id = held.grid_id and w.word = held.word
                 where w.percent is distinct from w.applied_percent
                """, new BinaryRows(category).of(asking, Version.CURRENT));
    }
}
