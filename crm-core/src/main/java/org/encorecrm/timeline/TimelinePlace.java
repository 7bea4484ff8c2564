package org.encorecrm.timeline;

import java.time.Instant;
import org.encorecrm.support.Cursor;
import org.jspecify.annotations.Nullable;

/** A place on a line: what comes later on it is older, or as old and of a kind or a number that comes later. */
record TimelinePlace(Instant at, String kind, long key) {

    /** Facts may lie in the future. */
    private static final TimelinePlace TOP = new TimelinePlace(Instant.parse("9999-12-31T00:00:00Z"), "", 0);

    static TimelinePlace of(@Nullable String cursor) {
        var place =
                Cursor.read(cursor, 3, key -> new TimelinePlace(Instant.parse(key[0]), key[1], Long.parseLong(key[2])));
        return place == null ? TOP : place;
    }

    static String cursor(TimelineEntry entry) {
        return Cursor.of(entry.at(), entry.type(), entry.key());
    }

    /** One comparison that the index on the kind's time answers, whatever kind the last page ended with. */
    String bound(TimelineKind other) {
        var beside = kind.compareTo(other.code());
        if (beside == 0) {
            return "and (%s, %s) < (:at, :key)".formatted(other.at(), other.key());
        }
        return "and %s %s :at".formatted(other.at(), beside < 0 ? "<=" : "<");
    }
}
