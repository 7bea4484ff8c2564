package org.encorecrm.erasure;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an erasure did; nothing in it names anybody.
 *
 * @param erased rows by kind
 * @param askedBy a login of the back office, or the name of an API key
 * @param at business time
 */
public record Receipt(long id, long customerId, Map<String, Long> erased, List<Kept> kept, String askedBy, Instant at) {

    Receipt searched(String kind, Map<String, Long> found) {
        var gone = new LinkedHashMap<>(erased);
        found.forEach((what, rows) -> {
            if (rows > 0) {
                gone.merge(what, rows, Long::sum);
            }
        });
        var left = kept.stream()
                .map(some -> some.isSearched(kind) ? new Kept(some.kind(), some.rows() - 1, some.reason()) : some)
                .filter(some -> some.rows() > 0)
                .toList();
        return new Receipt(id, customerId, gone, left, askedBy, at);
    }
}
