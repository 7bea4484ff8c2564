package org.encorecrm.demo.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people do on the site: before an order, instead of one, and before anybody knows who they are. */
final class Browsing {

    /** Older clicks tell nobody anything and cost room. */
    private static final Duration REMEMBERED = Duration.ofDays(270);

    private final Plan plan;
    private final Baskets baskets;

    Browsing(Plan plan, Baskets baskets) {
        this.plan = plan;
        this.baskets = baskets;
    }

    List<SiteEvent> of(Person person, Taste taste, List<Purchase> purchases, Dice dice) {
        var diary = new Diary(person);
        diary.add("registered", person.registeredAt(), null, List.of());
        for (var purchase : purchases) {
            if (remembered(purchase.placedAt())) {
                shopping(diary, purchase, dice);
            }
        }
        strolls(diary, taste, dice);
        abandoned(diary, taste, purchases, dice);
        return diary.events;
    }

    private static void shopping(Diary diary, Purchase purchase, Dice dice) {
        var lines = purchase.lines();
        for (var line : lines.subList(0, Math.min(2, lines.size()))) {
            diary.add(
                    "product_viewed",
                    purchase.placedAt().minusSeconds(dice.between(900, 3_000)),
                    line.good(),
                    List.of());
        }
        if (dice.chance(0.5)) {
            diary.add("cart_updated", purchase.placedAt().minusSeconds(dice.between(90, 800)), null, lines);
        }
    }

    /** Visits that end in nothing. */
    private void strolls(Diary diary, Taste taste, Dice dice) {
        var visits = (int) dice.exponential(1.1);
        for (var visit = 0; visit < visits; visit++) {
            var at = plan.now().minusSeconds((long) (dice.fraction() * REMEMBERED.toSeconds()));
            var good = baskets.fill(taste, dice).get(0).good();
            diary.add("category_viewed", at, good, List.of());
            diary.add("product_viewed", at.plusSeconds(dice.between(20, 200)), good, List.of());
        }
    }

    private void abandoned(Diary diary, Taste taste, List<Purchase> purchases, Dice dice) {
        if (!dice.chance(0.035)) {
            return;
        }
        var at = plan.now().minusSeconds(dice.between(1_800, 20 * 86_400));
        var bought = purchases.stream().anyMatch(purchase -> purchase.placedAt().isAfter(at));
        if (!bought) {
            var cart = baskets.fill(taste, dice);
            diary.add(
                    "product_viewed",
                    at.minusSeconds(dice.between(30, 600)),
                    cart.get(0).good(),
                    List.of());
            diary.add("cart_updated", at, null, cart);
        }
    }

    private boolean remembered(Instant at) {
        return at.isAfter(plan.now().minus(REMEMBERED));
    }

    /** Numbers the events of one person; what came before the registration is only a visitor's. */
    private static final class Diary {

        final List<SiteEvent> events = new ArrayList<>();
        private final Person person;

        Diary(Person person) {
            this.person = person;
        }

        void add(String type, Instant at, @Nullable Good good, List<Line> cart) {
            var known = !at.isBefore(person.registeredAt());
            var campaign = Optional.ofNullable(person.campaign()).filter(c -> events.isEmpty() || !known);
            events.add(new SiteEvent(
                    person.externalId() + "-e" + (events.size() + 1),
                    type,
                    at,
                    person.visitorId(),
                    known ? person.externalId() : null,
                    good,
                    cart,
                    campaign.orElse(null)));
        }
    }
}
