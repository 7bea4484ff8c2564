package org.encorecrm.office.segments;

import java.util.List;
import org.encorecrm.scenario.Scenarios;
import org.encorecrm.segment.SegmentView;
import org.encorecrm.segment.Segments;
import org.springframework.stereotype.Component;

/** What uses a segment, by the names people know. */
@Component
class Uses {

    private final Segments segments;
    private final Scenarios scenarios;

    Uses(Segments segments, Scenarios scenarios) {
        this.segments = segments;
        this.scenarios = scenarios;
    }

    List<Use> of(String segment) {
        return segments.usesOf(segment).stream().map(this::named).toList();
    }

    /** The first word says what it is, the rest is its key. */
    private Use named(String words) {
        var space = words.indexOf(' ');
        var kind = space < 0 ? "other" : words.substring(0, space);
        var key = words.substring(space + 1);
        return new Use(kind, key, name(kind, key));
    }

    private String name(String kind, String key) {
        return switch (kind) {
            case "segment" -> segments.find(key).map(SegmentView::name).orElse(key);
            case "scenario" -> scenarios.nameOf(key);
            default -> key;
        };
    }
}
