package org.encorecrm.api.analysis;

import java.math.BigDecimal;
import org.encorecrm.metrics.RfmRow;
import org.jspecify.annotations.Nullable;

record RfmEntry(
        String customerId,
        @Nullable String externalId,
        @Nullable String email,
        int recencyDays,
        long frequency,
        BigDecimal monetary,
        int r,
        int f,
        int m) {

    static RfmEntry of(RfmRow row) {
        return new RfmEntry(
                Long.toString(row.customerId()),
                row.externalId(),
                row.email(),
                row.recencyDays(),
                row.frequency(),
                row.monetary(),
                row.r(),
                row.f(),
                row.m());
    }
}
