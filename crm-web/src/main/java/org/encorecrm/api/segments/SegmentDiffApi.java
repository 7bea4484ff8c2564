package org.encorecrm.api.segments;

import java.net.URI;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.security.ReadScope;
import org.encorecrm.segment.EditDiff;
import org.encorecrm.segment.EditDiffs;
import org.encorecrm.segment.PreviewTooSlow;
import org.encorecrm.segment.SlowDiffs;
import org.encorecrm.support.json.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What saving other criteria would do. */
@RestController
@RequestMapping("/api/v1/segments/{key}")
class SegmentDiffApi {

    private static final int LARGEST_SAMPLE = 1_000;

    private final EditDiffs diffs;
    private final SlowDiffs slow;
    private final Criteria reader;

    SegmentDiffApi(EditDiffs diffs, SlowDiffs slow, Criteria reader) {
        this.diffs = diffs;
        this.slow = slow;
        this.reader = reader;
    }

    /** 200 with the difference; 202 with an id when it is counted in the background. */
    @ReadScope
    @PostMapping("/diff")
    ResponseEntity<?> diff(@PathVariable String key, @RequestBody JsonNode body) {
        var document = Document.of(body);
        var criteria = document.raw("criteria");
        var sample = document.integer("sample", 0, LARGEST_SAMPLE).orElse(20);
        document.check();
        var tree = reader.read(criteria.orNull(), "/criteria");
        try {
            return ResponseEntity.ok(diffs.of(key, tree, sample));
        } catch (PreviewTooSlow tooSlow) {
            var id = slow.ask(key, tree);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/segments/" + key + "/diffs/" + id))
                    .body(new Entry(Long.toString(id), "running", null, null));
        }
    }

    @ReadScope
    @GetMapping("/diffs/{id}")
    Entry get(@PathVariable String key, @PathVariable long id) {
        var found = slow.get(key, id);
        return new Entry(Long.toString(id), found.state(), found.diff(), found.failure());
    }

    record Entry(
            String id,
            String state,
            @Nullable EditDiff diff,
            @Nullable String failure) {}
}
