package org.encorecrm.criteria;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree answered about one customer.
 *
 * @param root the answer in the shape of the tree
 * @param holds what it says at this moment; membership follows within a second
 * @param nearMisses for whom it does not hold: each single leaf that stands in the way
 * @param next what time alone will change, null when nothing within a year
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(
        Explained root,
        boolean holds,
        List<NearMiss> nearMisses,
        @Nullable Change next) {

    /**
     * @param text the leaf that would have to be other than it is
     * @param missing how far it is from that: "4 of 5", "9 more days"
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NearMiss(
            String text,
            boolean holds,
            String actual,
            @Nullable String missing) {}

    /**
     * @param member whether the customer is in from then on
     * @param because the leaves that change at that moment
     */
    public record Change(Instant at, boolean member, String text, List<String> because) {}
}
