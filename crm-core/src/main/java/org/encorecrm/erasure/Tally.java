package org.encorecrm.erasure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what an erasure takes and what it leaves, for the receipt. */
public final class Tally {

    private final Map<String, Long> erased = new LinkedHashMap<>();
    private final Map<Kept.Key, Long> kept = new LinkedHashMap<>();

    Tally() {}

    /** @param kind a word whose text is {@code erasure.kind.<kind>} in the bundles */
    public void erased(String kind, long rows) {
        if (rows > 0) {
            erased.merge(kind, rows, Long::sum);
        }
    }

    /** What stays, with nothing personal in it. */
    public void kept(String kind, long rows, Reason reason) {
        if (rows > 0) {
            kept.merge(new Kept.Key(kind, reason), rows, Long::sum);
        }
    }

    /** Why something has to stay; the text is {@code erasure.reason.<code>}. */
    public enum Reason {
        /** Orders are documents of accounting. */
        ACCOUNTING,
        /** So that nobody writes to the address again. */
        SUPPRESSION,
        /** That somebody consented, and when, has to be provable. */
        PROOF,
        /** Without a name it only counts. */
        STATISTICS,
        /** Looked through after the erasure; see {@link Erasures#searched}. */
        SEARCHED,
        /** Words alone do not tell whose they are. */
        WORDS;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    Map<String, Long> erased() {
        return erased;
    }

    List<Kept> kept() {
        var list = new ArrayList<Kept>();
        kept.forEach(
                (key, rows) -> list.add(new Kept(key.kind(), rows, key.reason().code())));
        return list;
    }
}
