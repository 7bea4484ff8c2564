package org.encorecrm.backtest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.BitSet;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Whose orders began or ceased to count as purchases, by the hour in which they did. */
class Turns {

    private static final long HOUR = 3600;

    private final NavigableMap<Long, BitSet> byHour = new TreeMap<>();

    void add(long customer, OffsetDateTime at) {
        byHour.computeIfAbsent(at.toEpochSecond() / HOUR, hour -> new BitSet()).set(Math.toIntExact(customer));
    }

    /** Those of the hours that any part of the stretch lies in. */
    BitSet between(Instant from, Instant to) {
        var turned = new BitSet();
        byHour.subMap(from.getEpochSecond() / HOUR, true, to.getEpochSecond() / HOUR, true)
                .values()
                .forEach(turned::or);
        return turned;
    }
}
