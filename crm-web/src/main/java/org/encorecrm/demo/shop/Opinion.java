package org.encorecrm.demo.shop;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer said after an order arrived.
 *
 * @param review of the good, or an answer to the survey where there is none
 */
public record Opinion(
        String id,
        Instant at,
        @Nullable Review review,
        @Nullable Answers answers) {

    /** @param text what was written, if anything */
    public record Review(
            Good good, String order, int rating, @Nullable String text) {}

    /** The answers by the keys of the questions. */
    public record Answers(
            String survey,
            int score,
            List<String> liked,
            @Nullable String why) {

        Map<String, Object> byQuestion() {
            return why == null
                    ? Map.of("score", score, "liked", liked)
                    : Map.of("score", score, "liked", liked, "why", why);
        }
    }
}
