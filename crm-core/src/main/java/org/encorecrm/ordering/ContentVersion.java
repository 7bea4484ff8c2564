package org.encorecrm.ordering;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Decides which content of an order is the latest whatever the order of arrival: the later {@code updatedAt}, at equal
 * times the later stage, then the larger hash.
 */
record ContentVersion(Instant at, int stage, byte[] hash) implements Comparable<ContentVersion> {

    private static final Comparator<ContentVersion> LATEST = Comparator.comparing(ContentVersion::at)
            .thenComparingInt(ContentVersion::stage)
            .thenComparing(ContentVersion::hash, Arrays::compareUnsigned);

    @Override
    public int compareTo(ContentVersion other) {
        return LATEST.compare(this, other);
    }

    boolean isAfter(ContentVersion other) {
        return compareTo(other) > 0;
    }

    boolean hasHash(byte[] other) {
        return Arrays.equals(hash, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentVersion version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }
}
