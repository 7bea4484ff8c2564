package org.encorecrm.segment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Classes by all that was ever bought for, from the boundaries that hold. */
record PlainTurnover(@Nullable BigDecimal a, @Nullable BigDecimal b) {

    static @Nullable PlainTurnover read(JdbcClient jdbc) {
        return jdbc.sql("select a_from as a, b_from as b from segmentation.abc_boundaries order by id desc limit 1")
                .query(PlainTurnover.class)
                .optional()
                .orElse(null);
    }

    static @Nullable String of(@Nullable PlainTurnover boundaries, BigDecimal money) {
        if (boundaries == null || boundaries.a == null || boundaries.b == null || money.signum() <= 0) {
            return null;
        }
        return money.compareTo(boundaries.a) >= 0 ? "A" : money.compareTo(boundaries.b) >= 0 ? "B" : "C";
    }
}
