package org.encorecrm.office.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.encorecrm.support.json.Json;
import org.encorecrm.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** A happening as the templates of its kind read it: {@code e.d['number']}. */
record TimelineLine(Instant at, String type, String key, Map<String, @Nullable Object> d) {

    private static final TypeReference<Map<String, @Nullable Object>> PROPERTIES = new TypeReference<>() {};

    static TimelineLine of(TimelineEntry entry) {
        return new TimelineLine(
                entry.at(), entry.type(), entry.key(), Json.MAPPER.convertValue(entry.data(), PROPERTIES));
    }

    /** The status that an order came with: the entry of the order itself shows it. */
    boolean saidBy(String order, Collection<String> chosen) {
        return Boolean.TRUE.equals(d.get("first")) && (chosen.isEmpty() || chosen.contains(order));
    }

    public boolean says(String name) {
        return d.get(name) instanceof String text && !text.isBlank();
    }

    /** A text that comes as {@code {"en": …, "ru": …}}; what one language lacks the other lends. Null when neither has it. */
    public @Nullable Object words(@Nullable Object texts, Locale locale) {
        if (!(texts instanceof Map<?, ?> byLanguage)) {
            return null;
        }
        var wanted = byLanguage.get(locale.getLanguage().equals("ru") ? "ru" : "en");
        return wanted != null
                ? wanted
                : byLanguage.values().stream().findFirst().orElse(null);
    }

    /** An amount as the shop sent it. */
    public BigDecimal number(String name) {
        return new BigDecimal(String.valueOf(d.get(name)));
    }
}
