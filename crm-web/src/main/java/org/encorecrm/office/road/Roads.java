package org.encorecrm.office.road;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what followed from an order. */
@Service
@Transactional(readOnly = true)
class Roads {

    /** Whatever has not come by then is not worth asking for every second. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** RoadRuns and letters follow each other within this time; until then "nothing" may only mean "not yet". */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final OrdersOnRoad orders;
    private final RoadFacts facts;
    private final RoadMoves moves;
    private final RoadRuns runs;

    Roads(OrdersOnRoad orders, RoadFacts facts, RoadMoves moves, RoadRuns runs) {
        this.orders = orders;
        this.facts = facts;
        this.moves = moves;
        this.runs = runs;
    }

    List<OrderOnRoad> latest(@Nullable String onlyOf) {
        return orders.latest(12, onlyOf);
    }

    Optional<Road> find(long orderId, @Nullable String onlyOf) {
        return orders.find(orderId, onlyOf).map(this::follow);
    }

    private Road follow(OrderOnRoad order) {
        var waiting = moves.waiting(order).orElse(null);
        var moved = moves.of(order);
        var started = runs.of(order, moved);
        return new Road(
                order,
                facts.traveller(order),
                facts.before(order),
                facts.after(order),
                waiting,
                moved,
                started,
                underWay(order, waiting, started));
    }

    private static boolean underWay(OrderOnRoad order, @Nullable Hold waiting, List<Run> started) {
        var age = Duration.between(order.receivedAt(), Instant.now());
        if (age.compareTo(PATIENCE) > 0) {
            return false;
        }
        return age.compareTo(SETTLED) < 0
                || waiting != null && waiting.code().equals("queued")
                || started.stream().flatMap(run -> run.steps().stream()).anyMatch(Step::open);
    }
}
