package org.encorecrm.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an erasure did; nothing in it names anybody.
 *
 * @param erased rows by kind
 * @param askedBy a login of the back office, or the name of an API key
 * @param at business time
 */
public record Receipt(
        long id, long customerId, Map<String, Long> erased, List<Kept> kept, String askedBy, Instant at) {}
