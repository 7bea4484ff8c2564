package org.encorecrm.support.json;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a document says about one field: nothing (it stays), null (it is cleared), or a value. */
public final class Patch<T> {

    private static final Patch<?> ABSENT = new Patch<>(false, null);
    private static final Patch<?> CLEARED = new Patch<>(true, null);

    private final boolean given;
    private final @Nullable T value;

    private Patch(boolean given, @Nullable T value) {
        this.given = given;
        this.value = value;
    }

    @SuppressWarnings("unchecked")
    public static <T> Patch<T> absent() {
        return (Patch<T>) ABSENT;
    }

    @SuppressWarnings("unchecked")
    public static <T> Patch<T> cleared() {
        return (Patch<T>) CLEARED;
    }

    public static <T> Patch<T> set(T value) {
        return new Patch<>(true, value);
    }

    /** Whether the field was in the document at all, be it null. */
    public boolean isGiven() {
        return given;
    }

    public boolean isCleared() {
        return given && value == null;
    }

    public boolean isSet() {
        return value != null;
    }

    public @Nullable T orNull() {
        return value;
    }

    public T orElse(T other) {
        return value == null ? other : value;
    }

    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    /** What the field is after this patch. */
    public @Nullable T applyTo(@Nullable T before) {
        return given ? value : before;
    }

    public <R> Patch<R> map(Function<? super T, ? extends R> change) {
        if (value != null) {
            return set(change.apply(value));
        }
        return given ? cleared() : absent();
    }

    public void ifSet(Consumer<? super T> use) {
        if (value != null) {
            use.accept(value);
        }
    }

    @Override
    public String toString() {
        return given ? String.valueOf(value) : "absent";
    }
}
