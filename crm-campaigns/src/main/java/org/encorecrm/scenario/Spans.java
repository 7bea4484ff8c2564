package org.encorecrm.scenario;

import java.time.DateTimeException;
import org.encorecrm.support.Span;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;

/** Fields that hold a length of time. */
final class Spans {

    private Spans() {}

    static Span required(Document document, String name) {
        return document.required(name, patch(document, name), Span.parse("P1D"));
    }

    private static Patch<Span> patch(Document document, String name) {
        var span = read(document, name);
        return span == null ? Patch.absent() : Patch.set(span);
    }

    static @Nullable Span read(Document document, String name) {
        var text = document.text(name, 40).orNull();
        if (text == null) {
            return null;
        }
        try {
            var span = Span.parse(text);
            if (span.isPositive() && span.isShort()) {
                return span;
            }
        } catch (DateTimeException | ArithmeticException unreadable) {
            // Said below, in words of ours.
        }
        document.reject(name, "must be a positive ISO-8601 duration up to ten years, such as P7D or PT1H");
        return null;
    }
}
