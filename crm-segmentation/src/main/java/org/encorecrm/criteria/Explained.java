package org.encorecrm.criteria;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A criterion answered about one customer.
 *
 * @param group all, any or none; null for a leaf
 * @param actual what a leaf found, in words
 * @param alone whether the answer of the whole tree would be another if this leaf's were: it alone stands in the way
 * @param missing how far a leaf is from holding, in words, where that can be said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Explained(
        String text,
        boolean holds,
        @Nullable String actual,
        @Nullable String group,
        @Nullable List<Explained> criteria,
        @Nullable Boolean alone,
        @Nullable String missing) {}
