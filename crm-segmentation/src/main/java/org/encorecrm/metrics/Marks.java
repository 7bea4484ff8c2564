package org.encorecrm.metrics;

/**
 * Marks of facts: 64 bits that are others as soon as a fact is. What takes long to compute from the facts keeps the mark
 * it was computed from, and is computed again only where the marks differ, which a range of two tables tells. What a
 * correction leaves as it is in all of these (it cannot: it renews {@code updated_at}) would still come through the
 * change queue, where orders are computed whatever their mark. 0 is the mark of nothing.
 */
public final class Marks {

    /** A purchase {@code o}; to be summed, since two may be alike. {@code updated_at} is the version of its lines. */
    static final String PURCHASE = """
            timestamptz_hash_extended(o.placed_at,
                timestamptz_hash_extended(o.updated_at, hash_numeric_extended(o.amount, 1)))""";

    /** A view {@code e}; events are written once, so that their number and moment are all there is to tell. */
    static final String VIEW = "timestamptz_hash_extended(e.at, e.id)";

    /** A click {@code ck}, written once as views are. */
    static final String CLICK = "timestamptz_hash_extended(ck.at, ck.id)";

    private Marks() {}

    /**
     * The mark of what is computed by {@code rule}, some text, from the facts of metrics {@code m}; null where their
     * marks are not known.
     */
    public static String of(String rule, String... facts) {
        var mark = "hashtextextended(" + rule + ", 0)";
        for (var fact : facts) {
            mark = "hashint8extended(" + fact + ", " + mark + ")";
        }
        return mark;
    }
}
