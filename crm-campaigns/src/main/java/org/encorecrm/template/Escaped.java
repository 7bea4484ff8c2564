package org.encorecrm.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables made safe for HTML before Liquid sees them: Liquid has no auto-escaping. */
final class Escaped {

    private Escaped() {}

    static Map<String, Object> forHtml(Map<String, ?> variables) {
        var safe = new LinkedHashMap<String, Object>();
        variables.forEach((name, value) -> {
            if (value != null) {
                safe.put(name, escape(value));
            }
        });
        return safe;
    }

    private static Object escape(Object value) {
        if (value instanceof String text) {
            return html(text);
        }
        if (value instanceof Map<?, ?> fields) {
            var safe = new LinkedHashMap<String, Object>();
            fields.forEach((name, inner) -> put(safe, String.valueOf(name), inner));
            return safe;
        }
        return value instanceof List<?> items
                ? items.stream().map(Escaped::escape).toList()
                : value;
    }

    private static void put(Map<String, Object> safe, String name, @Nullable Object value) {
        if (value != null) {
            safe.put(name, escape(value));
        }
    }

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
