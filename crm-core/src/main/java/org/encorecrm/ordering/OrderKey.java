package org.encorecrm.ordering;

import java.util.List;
import java.util.Map;
import org.encorecrm.support.Columns;

/** An order by the shop's own identifier. */
record OrderKey(String source, String externalId) {

    /** As the parameters {@code :source} and {@code :externalId} of a statement about many. */
    static Map<String, ?> columns(List<OrderKey> keys) {
        return Columns.of(keys)
                .add("source", OrderKey::source)
                .add("externalId", OrderKey::externalId)
                .params();
    }
}
