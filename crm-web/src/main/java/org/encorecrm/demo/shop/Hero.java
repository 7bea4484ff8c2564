package org.encorecrm.demo.shop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** The customer whom the story is about: three orders, and one more makes him a suit buyer. */
public final class Hero {

    /** The one whom README's example posts about. */
    public static final String EXTERNAL_ID = "demo-ivan";

    private final Script script = Resources.read("story/hero.json", new TypeReference<>() {});
    private final Catalogue catalogue;

    public Hero(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @param likeness 0 for the hero himself, otherwise somebody just like him */
    public LifeStory story(int likeness, Instant now) {
        var person = person(likeness, now);
        var orders = new ArrayList<Purchase>();
        for (var past : script.orders) {
            var number = orders.size() + 1;
            orders.add(delivered(person.externalId() + "-" + number, past.at(now), lines(past.lines)));
        }
        return new LifeStory(person, Habit.REGULAR, Map.of(), orders, List.of(), List.of());
    }

    /** The order that changes everything. */
    public Purchase next(String externalId, Instant now) {
        return order(externalId, now, "new", now, lines(script.next));
    }

    private Person person(int likeness, Instant now) {
        var suffix = likeness == 0 ? "" : "-" + likeness;
        var registered = script.orders.get(0).at(now).minus(Duration.ofDays(3));
        return new Person(
                EXTERNAL_ID + suffix,
                script.firstName,
                script.middleName,
                script.lastName,
                script.sex,
                script.birthDate,
                "ivan.petrov" + suffix + "@example.com",
                "+7999%07d".formatted(likeness + 1),
                null,
                "v-ivan" + suffix,
                Place.load().stream()
                        .filter(place -> place.city().equals(script.city))
                        .findFirst()
                        .orElseThrow(),
                script.street,
                script.house,
                List.of(),
                script.managerLogin,
                registered,
                null,
                List.of(new Consent("email", "marketing", true, registered, "форма регистрации")));
    }

    private List<Line> lines(List<Wish> wishes) {
        return wishes.stream()
                .map(wish -> new Line(catalogue.good(wish.sku), wish.quantity))
                .toList();
    }

    private static Purchase delivered(String externalId, Instant at, List<Line> lines) {
        return order(externalId, at, "delivered", at.plus(Duration.ofDays(4)), lines);
    }

    private static Purchase order(String externalId, Instant at, String status, Instant statusAt, List<Line> lines) {
        var total = lines.stream().map(Line::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Purchase(
                externalId,
                externalId.replace(EXTERNAL_ID, "ivan"),
                at,
                status,
                statusAt,
                lines,
                BigDecimal.ZERO,
                total,
                "courier",
                BigDecimal.ZERO,
                "card",
                true,
                null,
                null);
    }

    private record Script(
            String firstName,
            String middleName,
            String lastName,
            Sex sex,
            LocalDate birthDate,
            String city,
            String street,
            String house,
            String managerLogin,
            List<Past> orders,
            List<Wish> next) {}

    private record Past(int daysAgo, List<Wish> lines) {

        Instant at(Instant now) {
            return now.minus(Duration.ofDays(daysAgo));
        }
    }

    private record Wish(String sku, int quantity) {}
}
