package org.encorecrm.api.segments;

import java.time.OffsetDateTime;
import java.util.Arrays;
import org.encorecrm.security.ReadScope;
import org.encorecrm.segment.TransitionMatrix;
import org.encorecrm.segment.Transitions;
import org.encorecrm.support.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TransitionsApi {

    private final Transitions transitions;
    private final BusinessClock clock;

    TransitionsApi(Transitions transitions, BusinessClock clock) {
        this.transitions = transitions;
        this.clock = clock;
    }

    /** Where the members of segments at {@code from} are at {@code to}; {@code segments} are keys with commas between. */
    @ReadScope
    @GetMapping("/api/v1/segments/transitions")
    TransitionMatrix transitions(
            @RequestParam String segments,
            @RequestParam OffsetDateTime from,
            @RequestParam @Nullable OffsetDateTime to) {
        var keys = Arrays.stream(segments.split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
        return transitions.between(keys, from.toInstant(), to == null ? clock.now() : to.toInstant());
    }
}
