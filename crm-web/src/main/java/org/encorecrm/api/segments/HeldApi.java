package org.encorecrm.api.segments;

import java.math.BigDecimal;
import java.util.List;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.segment.Brake;
import org.encorecrm.segment.HeldMoves;
import org.encorecrm.segment.HeldMoves.Decided;
import org.encorecrm.segment.Segments;
import org.encorecrm.segment.Waiting;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What the surge brake holds: who waits, and what is decided about them. */
@RestController
@RequestMapping("/api/v1/segments/{key}")
class HeldApi {

    private static final int MOST_AT_ONCE = 10_000;

    private final HeldMoves held;
    private final Segments segments;

    HeldApi(HeldMoves held, Segments segments) {
        this.held = held;
        this.segments = segments;
    }

    @ReadScope
    @GetMapping("/held")
    Page<Waiting> waiting(@PathVariable String key, Paging paging) {
        return held.waiting(key, paging);
    }

    /** What is held acts now, for those about whom it is still so; with {@code {"customers": […]}} for those alone. */
    @ManageScope
    @PostMapping("/held/release")
    Decided release(@PathVariable String key, @RequestBody(required = false) @Nullable JsonNode body) {
        return held.release(key, customers(body));
    }

    /** What is held never acts. */
    @ManageScope
    @PostMapping("/held/discard")
    Decided discard(@PathVariable String key, @RequestBody(required = false) @Nullable JsonNode body) {
        return held.discard(key, customers(body));
    }

    private static @Nullable List<Long> customers(@Nullable JsonNode body) {
        if (body == null) {
            return null;
        }
        var document = Document.of(body);
        var ids = document.texts("customers", MOST_AT_ONCE, 20);
        document.check();
        try {
            return ids.isSet()
                    ? ids.orElse(List.of()).stream().map(Long::valueOf).toList()
                    : null;
        } catch (NumberFormatException notAnId) {
            throw new InvalidInputException("/customers", "must be ids of customers");
        }
    }

    @ReadScope
    @GetMapping("/brake")
    Brake brake(@PathVariable String key) {
        return segments.get(key).brake();
    }

    /** {@code {"entries": 500, "factor": 10}}; what is absent or null is as set for all segments. */
    @ManageScope
    @PutMapping("/brake")
    Brake brake(@PathVariable String key, @RequestBody JsonNode body) {
        var document = Document.of(body);
        var entries = document.integer("entries", 1, 1_000_000_000).orNull();
        var factor = document.decimal("factor").orNull();
        if (factor != null && (factor.signum() <= 0 || factor.compareTo(BigDecimal.valueOf(1_000_000)) > 0)) {
            document.reject("factor", "must be more than 0 and at most a million");
        }
        document.check();
        return segments.brake(key, entries, factor).brake();
    }
}
