package org.encorecrm.demo;

import java.time.Duration;
import java.time.Instant;
import org.encorecrm.demo.shop.Dice;
import org.springframework.stereotype.Component;

/** What happens in the shop while one watches, or while the clock is moved. */
@Component
@DemoOnly
class Traffic {

    /** Orders per customer and day, as the generated history has them at its end. */
    private static final double ORDERS_A_DAY = 0.0043;
    /** Half of the busiest hour, over the day. */
    private static final double AVERAGE_BUSTLE = 0.45;
    /** Even at night somebody is awake: whoever looks at the demo wants to see something. */
    private static final double LEAST_BUSTLE = 0.35;

    private final Counter counter;
    private final Deliveries deliveries;
    private final Scenes scenes;
    private final Stand stand;
    private final DemoProperties properties;

    Traffic(Counter counter, Deliveries deliveries, Scenes scenes, Stand stand, DemoProperties properties) {
        this.counter = counter;
        this.deliveries = deliveries;
        this.scenes = scenes;
        this.stand = stand;
        this.properties = properties;
    }

    /** A few seconds on the wall, busier than a real shop of this size. */
    int tick(Instant now, Duration since, Dice dice) {
        var bustle = Math.max(LEAST_BUSTLE, stand.open().shop().bustle(now));
        var expected = properties.ordersPerMinute() * bustle * since.toMillis() / 60_000;
        return happen(now.minus(since), now, expected, dice);
    }

    /** Hours the clock jumps over are as busy as they would have been. */
    int catchUp(Instant from, Instant to, Dice dice) {
        var open = stand.open();
        var days = Duration.between(from, to).toSeconds() / 86_400.0;
        var bustle = open.shop().bustle(to) / AVERAGE_BUSTLE;
        return happen(from, to, open.plan().customers() * ORDERS_A_DAY * days * bustle, dice);
    }

    private int happen(Instant from, Instant to, double expectedOrders, Dice dice) {
        var act = scenes.play(from, to, dice.about(expectedOrders), dice.about(expectedOrders * 1.6), dice);
        counter.customers(act.newcomers(), false);
        counter.events(act.events(), false);
        counter.orders(act.orders(), false);
        deliveries.advance(to);
        return act.orders().size();
    }
}
