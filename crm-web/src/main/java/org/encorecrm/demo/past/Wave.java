package org.encorecrm.demo.past;

import java.util.Map;
import java.util.stream.IntStream;
import org.encorecrm.activity.EventMessages;
import org.encorecrm.activity.Events;
import org.encorecrm.demo.DemoOnly;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.BusinessClock;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** So many subscribe to a presale within a minute that the brake holds them: somebody should look. */
@Component
@DemoOnly
@Order(7)
class Wave implements Deed {

    static final String SEGMENT = "presale";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SUBSCRIBERS = 24;
    private static final int USUAL = 10;

    private final Segments segments;
    private final EventMessages messages;
    private final Events events;
    private final BusinessClock clock;

    Wave(Segments segments, EventMessages messages, Events events, BusinessClock clock) {
        this.segments = segments;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** While a segment is filled nobody enters it. */
    @Override
    public boolean isPossible() {
        return segments.find(SEGMENT).filter(segment -> !segment.isFilling()).isPresent();
    }

    @Override
    public void happen() {
        segments.brake(SEGMENT, USUAL, null);
        var at = clock.now().toString();
        var wave = IntStream.range(0, SUBSCRIBERS)
                .mapToObj(n -> JSON.<tools.jackson.databind.JsonNode>valueToTree(Map.of(
                        "id",
                        "presale-" + n,
                        "type",
                        "subscribed",
                        "at",
                        at,
                        "customer",
                        Map.of("externalId", "demo-%06d".formatted(n)))))
                .map(messages::read)
                .toList();
        events.recordAll(wave, false);
    }
}
