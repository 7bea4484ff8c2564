package org.encorecrm.demo;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.encorecrm.demo.shop.Dice;
import org.encorecrm.support.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes the clock to the end of a journey, hop by hop: to the next moment something is due, an hour at most. Each hop
 * does all the work of its time before the next begins, so that everything happens when it would have happened. What is
 * reached is kept; after a crash the journey goes on from where the clock stands.
 */
@Component
@DemoOnly
class Walk {

    private static final Duration LONGEST = Duration.ofHours(1);
    /** Many runs fall due within a minute of each other; nobody wants a hop for each. */
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    private final Journeys journeys;
    private final Traffic traffic;
    private final Queues queues;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    Walk(Journeys journeys, Traffic traffic, Queues queues, BusinessClock clock, JdbcClient jdbc) {
        this.journeys = journeys;
        this.traffic = traffic;
        this.queues = queues;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** One hop of the journey under way; answers whether there is another. */
    boolean hop() {
        return journeys.running().map(this::hop).orElse(false);
    }

    private boolean hop(Journey journey) {
        var now = clock.now();
        if (!now.isBefore(journey.arrivesAt())) {
            journeys.reached(journey.id(), journey.arrivesAt(), 0);
            journeys.end(journey.id(), Journey.State.DONE);
            return false;
        }
        clock.forward(Duration.between(now, next(now, journey.arrivesAt())));
        var there = clock.now();
        var orders = traffic.catchUp(now, there, Dice.of(journey.id(), there.getEpochSecond()));
        queues.drain();
        journeys.reached(journey.id(), there, orders);
        return true;
    }

    private Instant next(Instant now, Instant arrival) {
        var next = now.plus(LONGEST);
        var due = due(now.plus(SHORTEST));
        if (due != null && due.isBefore(next)) {
            next = due;
        }
        return next.isAfter(arrival) ? arrival : next;
    }

    /** When the next run or message wants to go on. */
    private @Nullable Instant due(Instant after) {
        return jdbc.sql("""
                        select least((select min(due_at) from campaigns.scenario_run
                                       where state = 'active' and due_at >= :after),
                                     (select min(due_at) from campaigns.message
                                       where state in ('queued', 'held') and due_at >= :after)) as due
                        """)
                .param("after", Timestamp.from(after))
                .query((row, n) -> Optional.ofNullable(row.getTimestamp("due")))
                .single()
                .map(Timestamp::toInstant)
                .orElse(null);
    }
}
