package org.encorecrm.support;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a page ended: the sort key of its last row, opaque to the caller. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    public static String of(Object... key) {
        var text = String.join(
                SEPARATOR, List.of(key).stream().map(Object::toString).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the parts back; whatever the reader cannot make sense of is a cursor we never gave. */
    public static <T> @Nullable T read(@Nullable String cursor, int parts, Function<String[], T> reader) {
        if (cursor == null) {
            return null;
        }
        try {
            var key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(SEPARATOR, -1);
            if (key.length == parts) {
                return reader.apply(key);
            }
        } catch (RuntimeException unreadable) {
            // answered below, in the caller's words
        }
        throw new InvalidInputException("?after", "is not a cursor of this list");
    }
}
