package org.encorecrm.activity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.activity.EventResult.Outcome;
import org.jspecify.annotations.Nullable;

/** Events taken in together, each once: not those known already, and of repeated ones the first. No database here. */
final class EventBatch {

    private final List<EventMessage> events;
    private final Map<String, EventResult> known;
    private final Map<String, Integer> firsts = new HashMap<>();
    private final List<Integer> fresh = new ArrayList<>();

    EventBatch(List<EventMessage> events, Map<String, EventResult> known) {
        this.events = events;
        this.known = known;
        for (var line = 0; line < events.size(); line++) {
            var id = events.get(line).id();
            if (id == null || !known.containsKey(id) && firsts.putIfAbsent(id, line) == null) {
                fresh.add(line);
            }
        }
    }

    /** The lines to write. */
    List<Integer> fresh() {
        return fresh;
    }

    List<EventResult> results(Map<Integer, EventResult> written) {
        var results = new ArrayList<EventResult>(events.size());
        for (var line = 0; line < events.size(); line++) {
            var own = written.get(line);
            results.add(own != null ? own : repeated(events.get(line).id(), written));
        }
        return results;
    }

    private EventResult repeated(@Nullable String id, Map<Integer, EventResult> written) {
        var earlier = known.get(id);
        var first = earlier != null ? earlier : written.get(firsts.get(id));
        if (first == null) {
            throw new IllegalStateException("an event neither known nor written");
        }
        return new EventResult(Outcome.UNCHANGED, first.id(), first.customerId());
    }
}
