package org.encorecrm.support.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;

/** What a batch is answered with: every line by its index. */
public record BatchAnswer(int accepted, int rejected, List<Result> results) {

    static final String REJECTED = "rejected";

    /** One line; {@code status} is created, updated, unchanged or rejected. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            int index,
            String status,
            @Nullable String id,
            @Nullable List<Violation> errors) {}

    static BatchAnswer of(List<Result> results) {
        var rejected = (int) results.stream()
                .filter(result -> result.status().equals(REJECTED))
                .count();
        return new BatchAnswer(results.size() - rejected, rejected, results);
    }
}
