package org.encorecrm.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.encorecrm.demo.shop.Dice;
import org.encorecrm.demo.shop.Line;
import org.encorecrm.demo.shop.Shopper;
import org.encorecrm.demo.shop.SiteEvent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Invents visits: some end in an order, some with a full cart left behind, most in nothing. */
@Component
@DemoOnly
class Scenes {

    /** Numbers of orders look like those of a shop that has had some. */
    private static final int FIRST_NUMBER = 700_000;

    private static final double NEWCOMERS = 0.18;
    private static final double READERS = 0.12;
    private static final double CARTS_LEFT = 0.3;

    private final Stand stand;
    private final DemoTables tables;
    private final Readers readers;

    Scenes(Stand stand, DemoTables tables, Readers readers) {
        this.stand = stand;
        this.tables = tables;
        this.readers = readers;
    }

    Act play(Instant from, Instant to, int orders, int strolls, Dice dice) {
        var act = Act.empty();
        if (orders + strolls == 0) {
            return act;
        }
        var number = tables.nextNumbers(orders + strolls);
        for (var n = 0; n < orders; n++) {
            order(act, number + n, within(from, to, dice), to, dice);
        }
        for (var n = orders; n < orders + strolls; n++) {
            stroll(act, number + n, within(from, to, dice), dice);
        }
        return act;
    }

    private void order(Act act, int number, Instant at, Instant now, Dice dice) {
        var open = stand.open();
        var shopper = shopper(act, at, now, dice);
        var lines = open.shop().basket(shopper, dice);
        look(act, number, shopper, at.minusSeconds(dice.between(60, 600)), lines, dice.chance(0.6));
        var order = open.shop().order(shopper, "n-" + (FIRST_NUMBER + number), at, lines, dice);
        act.orders().add(open.documents().order(order, shopper.person()));
    }

    private void stroll(Act act, int number, Instant at, Dice dice) {
        var shop = stand.open().shop();
        var shopper = shop.somebody(dice);
        look(act, number, shopper, at, shop.basket(shopper, dice), dice.chance(CARTS_LEFT));
    }

    private Shopper shopper(Act act, Instant at, Instant now, Dice dice) {
        var open = stand.open();
        if (dice.chance(NEWCOMERS)) {
            var newcomer = open.shop().newcomer(tables.nextNewcomer(), at);
            act.newcomers().add(open.documents().customer(newcomer.person()));
            return newcomer;
        }
        return dice.chance(READERS)
                ? readers.somebody(now, dice).orElseGet(() -> open.shop().somebody(dice))
                : open.shop().somebody(dice);
    }

    private void look(Act act, int number, Shopper shopper, Instant at, List<Line> lines, boolean cart) {
        act.events().add(event(number, 1, "product_viewed", shopper, at, lines, false));
        if (cart) {
            act.events().add(event(number, 2, "cart_updated", shopper, at.plusSeconds(40), lines, true));
        }
    }

    private ObjectNode event(
            int number, int step, String type, Shopper shopper, Instant at, List<Line> lines, boolean cart) {
        var person = shopper.person();
        var documents = stand.open().documents();
        return documents.event(new SiteEvent(
                "n-%d-%d".formatted(number, step),
                type,
                at,
                person.visitorId(),
                person.externalId(),
                cart ? null : lines.get(0).good(),
                cart ? lines : List.of(),
                null));
    }

    private static Instant within(Instant from, Instant to, Dice dice) {
        return from.plusMillis((long) (Duration.between(from, to).toMillis() * dice.fraction()));
    }
}
