package org.encorecrm.api;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a query parameter had to be, in words a caller can act on. */
final class Wanted {

    private Wanted() {}

    static String of(@Nullable Class<?> type) {
        if (type == OffsetDateTime.class) {
            return "must be a moment with an offset, such as 2026-11-21T10:15:30+03:00; a plus sign in an address is %2B";
        }
        if (type == LocalDate.class) {
            return "must be a date such as 2026-11-21";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "must be true or false";
        }
        if (type != null && (type.isPrimitive() || Number.class.isAssignableFrom(type))) {
            return "must be a number";
        }
        if (type != null && type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(value -> value.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        return "is not what it must be";
    }
}
