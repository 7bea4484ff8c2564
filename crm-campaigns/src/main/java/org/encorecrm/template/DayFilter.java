package org.encorecrm.template;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.encorecrm.support.DayForms;
import org.jspecify.annotations.Nullable;

/** {@code {{ order.placedAt | day }}}: 21 ноября 2026, in the shop's zone. */
final class DayFilter extends Filter {

    DayFilter() {
        super("day");
    }

    @Override
    public Object apply(@Nullable Object value, TemplateContext context, @Nullable Object... parameters) {
        if (value == null) {
            return "";
        }
        var setting = Setting.of(context);
        try {
            return OffsetDateTime.parse(value.toString())
                    .atZoneSameInstant(setting.zone())
                    .format(DayForms.inFull(setting.locale()));
        } catch (DateTimeParseException notADate) {
            return value;
        }
    }
}
