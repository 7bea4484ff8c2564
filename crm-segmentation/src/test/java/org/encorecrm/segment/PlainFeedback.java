package org.encorecrm.segment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.encorecrm.segment.Person.Said;
import org.jspecify.annotations.Nullable;

/** What somebody has said up to a moment, the plain way. */
record PlainFeedback(Person person, Instant now) {

    private static final Comparator<Said> BY_TIME =
            Comparator.comparing(Said::at).thenComparing(Said::id);

    @Nullable
    Object value(String field) {
        if (field.startsWith("reviews.")) {
            var parts = field.split("\\.", 3);
            return ofReviews(parts[1], reviews(parts.length == 3 ? parts[2] : null));
        }
        var last = switch (field) {
            case "nps.score", "nps.group", "nps.answeredAt" -> last(answers("nps"));
            case "survey.answeredAt.lives" -> last(said().filter(each -> each.question() != null));
            default -> last(answers(field.substring("survey.lives.".length())));
        };
        if (last == null) {
            return null;
        }
        return switch (field) {
            case "nps.group" -> group((BigDecimal) last.value());
            case "nps.answeredAt", "survey.answeredAt.lives" -> last.at();
            default -> last.value();
        };
    }

    private static String group(BigDecimal score) {
        return score.intValue() > 8 ? "promoter" : score.intValue() > 6 ? "passive" : "detractor";
    }

    private static @Nullable Object ofReviews(String figure, List<Said> reviews) {
        var ratings = reviews.stream().filter(each -> each.value() != null).toList();
        return switch (figure) {
            case "count" -> BigDecimal.valueOf(reviews.size());
            case "averageRating" ->
                ratings.isEmpty()
                        ? null
                        : ratings.stream()
                                .map(each -> (BigDecimal) each.value())
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(BigDecimal.valueOf(ratings.size()), 2, RoundingMode.HALF_UP);
            case "lastRating" ->
                ratings.isEmpty() ? null : last(ratings.stream()).value();
            default -> reviews.isEmpty() ? null : last(reviews.stream()).at();
        };
    }

    private List<Said> reviews(@Nullable String category) {
        return said().filter(each -> each.question() == null)
                .filter(each -> category == null
                        || each.category() != null && (each.category() + "/").startsWith(category + "/"))
                .toList();
    }

    private Stream<Said> answers(String question) {
        return said().filter(each -> question.equals(each.question()));
    }

    private Stream<Said> said() {
        return person.said.stream().filter(each -> !each.at().isAfter(now));
    }

    private static @Nullable Said last(Stream<Said> of) {
        return of.max(BY_TIME).orElse(null);
    }
}
