package org.encorecrm.message;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Whom a message is for, as they are at this moment. */
record Addressee(
        long customerId, @Nullable String email, @Nullable String timeZone) {

    ZoneId zone(ZoneId shops) {
        try {
            return timeZone == null ? shops : ZoneId.of(timeZone);
        } catch (DateTimeException unknownZone) {
            return shops;
        }
    }
}
