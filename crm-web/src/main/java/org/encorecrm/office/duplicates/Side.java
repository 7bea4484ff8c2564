package org.encorecrm.office.duplicates;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the two records.
 *
 * @param fields what is said, by the field's column
 */
record Side(
        long id,
        String name,
        Map<String, String> fields,
        List<String> identifiers,
        List<String> consents,
        long orders,
        BigDecimal sum,
        @Nullable Instant lastOrderAt,
        long runs,
        long tasks,
        Instant createdAt) {

    @Nullable
    String field(String column) {
        return fields.get(column);
    }
}
