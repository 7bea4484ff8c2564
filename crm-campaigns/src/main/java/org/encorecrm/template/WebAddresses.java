package org.encorecrm.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Drops addresses of products that are not of the web: a link in a letter never runs a script. */
final class WebAddresses {

    private static final Set<String> ADDRESSES = Set.of("url", "picture");

    private WebAddresses() {}

    static Map<String, Object> only(Map<String, ?> variables) {
        var kept = new LinkedHashMap<String, Object>();
        variables.forEach((name, value) -> {
            if (!ADDRESSES.contains(name) || isOfTheWeb(String.valueOf(value))) {
                kept.put(name, inside(value));
            }
        });
        return kept;
    }

    private static Object inside(Object value) {
        if (value instanceof Map<?, ?> fields) {
            var typed = new LinkedHashMap<String, Object>();
            fields.forEach((name, inner) -> typed.put(String.valueOf(name), inner));
            return only(typed);
        }
        return value instanceof List<?> items
                ? items.stream().map(WebAddresses::inside).toList()
                : value;
    }

    private static boolean isOfTheWeb(String address) {
        var plain = address.toLowerCase(Locale.ROOT);
        return plain.startsWith("https://") || plain.startsWith("http://");
    }
}
