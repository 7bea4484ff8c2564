package org.encorecrm.support;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list as the API answers it; {@code next} is null on the last one. */
public record Page<T>(List<T> items, @Nullable String next) {

    /** @param fetched {@link Paging#fetch()} rows at most, in order */
    public static <T> Page<T> of(List<T> fetched, Paging paging, Function<T, String> cursor) {
        if (fetched.size() <= paging.limit()) {
            return new Page<>(fetched, null);
        }
        var items = fetched.subList(0, paging.limit());
        return new Page<>(List.copyOf(items), cursor.apply(items.get(items.size() - 1)));
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
