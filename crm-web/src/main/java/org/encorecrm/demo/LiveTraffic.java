package org.encorecrm.demo;

import java.time.Duration;
import org.encorecrm.demo.shop.Dice;
import org.encorecrm.support.BusinessClock;
import org.springframework.stereotype.Component;

/** Lets the shop live while one watches: a little every few seconds, unless it is paused or the clock is walking. */
@Component
@DemoOnly
class LiveTraffic {

    static final Duration TICK = Duration.ofSeconds(5);

    private final Demo demo;
    private final DemoTables tables;
    private final Journeys journeys;
    private final Traffic traffic;
    private final BusinessClock clock;
    private final Dice dice = new Dice(System.nanoTime());

    LiveTraffic(Demo demo, DemoTables tables, Journeys journeys, Traffic traffic, BusinessClock clock) {
        this.demo = demo;
        this.tables = tables;
        this.journeys = journeys;
        this.traffic = traffic;
        this.clock = clock;
    }

    /** Never asks to be called again at once: the pace is the clock's. */
    boolean tick() {
        var flows = demo.isOn()
                && tables.state()
                        .filter(state -> state.finished() && !state.trafficPaused())
                        .isPresent()
                && journeys.running().isEmpty();
        if (flows) {
            traffic.tick(clock.now(), TICK, dice);
        }
        return false;
    }
}
