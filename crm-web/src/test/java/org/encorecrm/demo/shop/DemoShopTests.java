package org.encorecrm.demo.shop;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoShopTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    private static final Plan PLAN = new Plan(7, 4_000, NOW, ZONE);
    private static final List<LifeStory> STORIES = tell(PLAN);

    @Test
    void tellsTheSameStoriesForTheSameSeedInAnyOrder() {
        var again = new DemoShop(PLAN);

        assertThat(again.story(3_999)).isEqualTo(STORIES.get(3_999));
        assertThat(again.story(17)).isEqualTo(STORIES.get(17));
        assertThat(new DemoShop(new Plan(8, 4_000, NOW, ZONE)).story(17)).isNotEqualTo(STORIES.get(17));
    }

    @Test
    void givesNobodyAnIdentifierOfSomebodyElse() {
        assertThat(STORIES).extracting(s -> s.person().externalId()).doesNotHaveDuplicates();
        assertThat(STORIES).extracting(s -> s.person().email()).doesNotHaveDuplicates();
        assertThat(STORIES).extracting(s -> s.person().visitorId()).doesNotHaveDuplicates();
        assertThat(STORIES.stream().map(s -> s.person().phone()).filter(Objects::nonNull))
                .doesNotHaveDuplicates();
        assertThat(STORIES.stream().flatMap(s -> s.purchases().stream()).map(Purchase::externalId))
                .doesNotHaveDuplicates();
        assertThat(STORIES.stream().flatMap(s -> s.events().stream()).map(SiteEvent::id))
                .doesNotHaveDuplicates();
    }

    @Test
    void bringsAboutHalfOfTheBuyersOnce() {
        var buyers = STORIES.stream().filter(s -> !s.purchases().isEmpty()).toList();

        assertThat(share(buyers, s -> s.purchases().size() == 1)).isBetween(0.44, 0.6);
        assertThat(share(buyers, s -> s.purchases().size() >= 10)).isBetween(0.05, 0.2);
    }

    @Test
    void keepsSomeLoyalCustomersWhoWentQuiet() {
        assertThat(share(STORIES, DemoShopTests::wentQuiet)).isBetween(0.01, 0.06);
    }

    @Test
    void mayWriteToMostButNotAll() {
        assertThat(share(
                        STORIES,
                        s -> s.person().consents().stream()
                                .anyMatch(word -> word.channel().equals("email")
                                        && word.purpose().equals("marketing")
                                        && word.granted())))
                .isBetween(0.7, 0.9);
    }

    @Test
    void tellsWhatSomePeopleThought() {
        var opinions = STORIES.stream().flatMap(s -> s.opinions().stream()).toList();

        assertThat(opinions).extracting(Opinion::id).doesNotHaveDuplicates();
        assertThat(opinions).allMatch(opinion -> opinion.at().isBefore(NOW));
        assertThat(opinions).anyMatch(opinion -> opinion.review() != null);
        assertThat(opinions).anyMatch(opinion -> opinion.answers() != null);
        assertThat(share(STORIES, s -> !s.opinions().isEmpty())).isBetween(0.05, 0.3);
    }

    @Test
    void sellsMoreToysInDecemberThanInSummer() {
        var toysByMonth = STORIES.stream()
                .flatMap(s -> s.purchases().stream())
                .filter(purchase -> purchase.lines().get(0).good().department().equals("toys"))
                .map(purchase -> purchase.placedAt().atZone(ZONE).getMonth())
                .collect(groupingBy(month -> month, counting()));

        // The shop grows and history ends in November: the latest, largest July has no December yet.
        assertThat(toysByMonth.get(Month.DECEMBER)).isGreaterThan(toysByMonth.get(Month.JULY) * 13 / 10);
    }

    @Test
    void buysHouseholdGoodsMoreOftenThanClothes() {
        var intervals = STORIES.stream()
                .filter(s -> s.habit() == Habit.REGULAR && s.purchases().size() > 2)
                .collect(groupingBy(DemoShopTests::mainDepartment, averagingDouble(DemoShopTests::averageInterval)));

        assertThat(intervals.get("household")).isLessThan(intervals.get("toys"));
        assertThat(intervals.get("toys")).isLessThan(intervals.get("clothes"));
    }

    @Test
    void neverLooksIntoTheFuture() {
        assertThat(STORIES).allSatisfy(story -> {
            assertThat(story.person().registeredAt()).isBeforeOrEqualTo(NOW);
            assertThat(story.purchases())
                    .allMatch(purchase -> !purchase.statusAt().isAfter(NOW)
                            && !purchase.placedAt().isBefore(story.person().registeredAt()));
        });
    }

    @Test
    void agreesSurnamesAndPatronymicsWithTheSex() {
        var anna = STORIES.stream()
                .map(LifeStory::person)
                .filter(person -> person.sex() == Sex.FEMALE)
                .toList();

        assertThat(anna).allMatch(person -> person.middleName().endsWith("на"));
        assertThat(anna).noneMatch(person -> person.lastName().endsWith("ов"));
    }

    private static List<LifeStory> tell(Plan plan) {
        var shop = new DemoShop(plan);
        return IntStream.range(0, plan.customers()).mapToObj(shop::story).toList();
    }

    private static boolean wentQuiet(LifeStory story) {
        var purchases = story.purchases();
        return purchases.size() >= 10
                && purchases.get(purchases.size() - 1).placedAt().isBefore(NOW.minus(Duration.ofDays(180)))
                && purchases.stream()
                                .mapToDouble(p -> p.total().doubleValue())
                                .average()
                                .orElse(0)
                        >= 8_000;
    }

    private static String mainDepartment(LifeStory story) {
        return story.purchases().stream()
                .map(purchase -> purchase.lines().get(0).good().department())
                .collect(groupingBy(department -> department, counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static double averageInterval(LifeStory story) {
        var purchases = story.purchases();
        var first = purchases.get(0).placedAt();
        var last = purchases.get(purchases.size() - 1).placedAt();
        return Duration.between(first, last).toHours() / 24.0 / (purchases.size() - 1);
    }

    private static <T> double share(List<T> all, Predicate<T> which) {
        return (double) all.stream().filter(which).count() / all.size();
    }
}
