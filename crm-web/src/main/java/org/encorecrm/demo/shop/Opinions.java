package org.encorecrm.demo.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.encorecrm.demo.shop.Opinion.Answers;
import org.encorecrm.demo.shop.Opinion.Review;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Invents reviews and answers to the survey that goes out after a delivery. Most people say nothing. */
final class Opinions {

    static final String SURVEY = "after_delivery";

    private static final double REVIEWS = 0.05;
    private static final double ANSWERS = 0.04;
    private static final Duration REMEMBERED = Duration.ofDays(365);
    private static final List<Integer> SCORES =
            List.of(0, 2, 3, 5, 6, 6, 7, 7, 8, 8, 8, 9, 9, 9, 9, 10, 10, 10, 10, 10);
    private static final List<Integer> RATINGS = List.of(1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5);

    private final Phrases phrases = Resources.read("opinions.json", new TypeReference<>() {});
    private final Plan plan;

    Opinions(Plan plan) {
        this.plan = plan;
    }

    List<Opinion> of(List<Purchase> purchases, Dice dice) {
        return purchases.stream()
                .filter(this::isOfLate)
                .flatMap(purchase -> Stream.concat(review(purchase, dice).stream(), answers(purchase, dice).stream()))
                .filter(opinion -> opinion.at().isBefore(plan.now()))
                .toList();
    }

    private boolean isOfLate(Purchase purchase) {
        return purchase.status().equals("delivered")
                && purchase.statusAt().isAfter(plan.now().minus(REMEMBERED));
    }

    private Optional<Opinion> review(Purchase purchase, Dice dice) {
        if (!dice.chance(REVIEWS)) {
            return Optional.empty();
        }
        var rating = dice.pick(RATINGS);
        var good = dice.pick(purchase.lines()).good();
        var text = dice.chance(0.7) ? dice.pick(phrases.about(rating)) : null;
        return Optional.of(new Opinion(
                purchase.externalId() + "-r",
                later(purchase, dice),
                new Review(good, purchase.externalId(), rating, text),
                null));
    }

    private Optional<Opinion> answers(Purchase purchase, Dice dice) {
        if (!dice.chance(ANSWERS)) {
            return Optional.empty();
        }
        var score = dice.pick(SCORES);
        var liked = Stream.of("price", "speed", "packing", "people")
                .filter(any -> dice.chance(score / 20.0))
                .toList();
        return Optional.of(new Opinion(
                purchase.externalId() + "-a",
                later(purchase, dice),
                null,
                new Answers(SURVEY, score, liked, why(score, dice))));
    }

    private @Nullable String why(int score, Dice dice) {
        var group = score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor";
        return dice.chance(0.4) ? dice.pick(phrases.why().getOrDefault(group, List.of())) : null;
    }

    private static Instant later(Purchase purchase, Dice dice) {
        return purchase.statusAt().plus(Duration.ofMinutes(dice.between(60, 5 * 24 * 60)));
    }

    private record Phrases(List<Rated> reviews, Map<String, List<String>> why) {

        List<String> about(int rating) {
            return reviews.get(rating - 1).texts();
        }
    }

    private record Rated(int rating, List<String> texts) {}
}
