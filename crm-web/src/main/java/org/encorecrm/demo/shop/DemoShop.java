package org.encorecrm.demo.shop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the life of every customer of the demo shop, each by number and independent of the others. */
public final class DemoShop {

    private final Plan plan;
    private final Catalogue catalogue = Catalogue.load();
    private final People people = new People();
    private final Baskets baskets = new Baskets(catalogue);
    private final Rhythm rhythm;
    private final Purchases purchases;
    private final Browsing browsing;
    private final Opinions opinions;

    public DemoShop(Plan plan) {
        this.plan = plan;
        rhythm = new Rhythm(plan);
        purchases = new Purchases(plan);
        browsing = new Browsing(plan, baskets);
        opinions = new Opinions(plan);
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** How busy the shop is at a moment, 1 at its busiest hour. */
    public double bustle(Instant at) {
        return rhythm.bustle(at);
    }

    public LifeStory story(int index) {
        var dice = Dice.of(plan.seed(), index);
        var known = shopper(index, dice);
        var person = known.person();
        var orders = new ArrayList<Purchase>();
        for (var at : rhythm.purchases(known.habit(), known.taste().department(), person.registeredAt(), dice)) {
            var id = person.externalId().replace("demo-", "d-") + "-" + (orders.size() + 1);
            orders.add(purchases.past(id, at, baskets.fill(known.taste(), dice), person.campaign(), dice));
        }
        var events = browsing.of(person, known.taste(), orders, dice);
        return new LifeStory(
                person, known.habit(), OwnWords.of(person, orders, dice), orders, events, opinions.of(orders, dice));
    }

    /** Somebody who is in the shop right now; those who like to come are met more often. */
    public Shopper somebody(Dice dice) {
        for (var tries = 0; tries < 60; tries++) {
            var shopper = shopper(dice.below(plan.customers()));
            if (dice.chance(shopper.habit().presence)) {
                return shopper;
            }
        }
        return shopper(dice.below(plan.customers()));
    }

    /** Somebody the shop has never seen. */
    public Shopper newcomer(int number, Instant now) {
        var index = plan.customers() + number;
        var later = new DemoShop(new Plan(plan.seed(), plan.customers(), now, plan.zone()));
        var known = later.shopper(index, Dice.of(plan.seed(), index));
        return new Shopper(known.person().registered(now), known.habit(), known.taste());
    }

    /** Nobody when it is not one of the people this shop began with. */
    public Optional<Shopper> byExternalId(String externalId) {
        var number = externalId.matches("demo-\\d{6,9}") ? Integer.parseInt(externalId.substring(5)) : -1;
        return number >= 0 && number < plan.customers() ? Optional.of(shopper(number)) : Optional.empty();
    }

    private Shopper shopper(int index) {
        return shopper(index, Dice.of(plan.seed(), index));
    }

    public List<Line> basket(Shopper shopper, Dice dice) {
        return baskets.fill(shopper.taste(), dice);
    }

    public Purchase order(Shopper shopper, String externalId, Instant now, List<Line> lines, Dice dice) {
        return purchases.fresh(externalId, now, lines, shopper.person().campaign(), dice);
    }

    private Shopper shopper(int index, Dice dice) {
        var habit = dice.pick(List.of(Habit.values()), kind -> kind.share);
        var sex = dice.chance(0.61) ? Sex.FEMALE : Sex.MALE;
        var taste = new Taste(catalogue.department(dice), sex, 0.25 + 0.6 * dice.fraction());
        var registered = rhythm.registration(habit, taste.department(), dice);
        return new Shopper(people.draw(index, sex, habit, registered, dice), habit, taste);
    }
}
