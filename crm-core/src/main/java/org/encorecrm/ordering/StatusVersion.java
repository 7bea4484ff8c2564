package org.encorecrm.ordering;

import java.time.Instant;
import java.util.Comparator;

/** Decides which status of an order is the latest: by its own time, at equal times the later stage, then the code. */
record StatusVersion(Instant at, OrderStatusKind kind) implements Comparable<StatusVersion> {

    private static final Comparator<StatusVersion> LATEST = Comparator.comparing(StatusVersion::at)
            .thenComparingInt(version -> version.kind().stage())
            .thenComparing(version -> version.kind().code());

    @Override
    public int compareTo(StatusVersion other) {
        return LATEST.compare(this, other);
    }

    boolean isAfter(StatusVersion other) {
        return compareTo(other) > 0;
    }
}
