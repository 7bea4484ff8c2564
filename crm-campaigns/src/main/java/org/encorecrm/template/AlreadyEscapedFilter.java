package org.encorecrm.template;

import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** Values are escaped before Liquid sees them, so {@code | escape} has nothing left to do. */
final class AlreadyEscapedFilter extends Filter {

    AlreadyEscapedFilter(String name) {
        super(name);
    }

    @Override
    public @Nullable Object apply(@Nullable Object value, TemplateContext context, @Nullable Object... parameters) {
        return value;
    }
}
