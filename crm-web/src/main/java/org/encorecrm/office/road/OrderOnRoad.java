package org.encorecrm.office.road;

import java.math.BigDecimal;
import java.time.Instant;

/** The order that is followed. */
record OrderOnRoad(
        long id,
        String externalId,
        String number,
        String source,
        long customerId,
        String customer,
        Instant placedAt,
        Instant receivedAt,
        String status,
        boolean counts,
        BigDecimal amount) {}
