package org.encorecrm.api.segments;

import java.net.URI;
import java.util.List;
import org.encorecrm.api.Once;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/segments")
class SegmentApi {

    private final Segments segments;
    private final Criteria criteria;

    SegmentApi(Segments segments, Criteria criteria) {
        this.segments = segments;
        this.criteria = criteria;
    }

    @ManageScope
    @PostMapping
    ResponseEntity<SegmentAnswer> create(@RequestBody JsonNode body, Once once) {
        var draft = SegmentDocument.read(body, criteria);
        var segment = once.create(body, SegmentAnswer.class, () -> SegmentAnswer.of(segments.create(draft)));
        return ResponseEntity.created(URI.create("/api/v1/segments/" + segment.key()))
                .eTag(String.valueOf(segment.version()))
                .body(segment);
    }

    @ReadScope
    @GetMapping
    Page<SegmentAnswer> all(Paging paging) {
        var after = Cursor.read(paging.after(), 1, parts -> Integer.parseInt(parts[0]));
        var skipped = after == null ? 0 : after;
        var all = segments.all();
        var some = all.stream()
                .skip(skipped)
                .limit(paging.limit())
                .map(SegmentAnswer::of)
                .toList();
        var next = skipped + some.size() < all.size() ? Cursor.of(skipped + some.size()) : null;
        return new Page<>(some, next);
    }

    @ReadScope
    @GetMapping("/{key}")
    ResponseEntity<SegmentAnswer> one(@PathVariable String key) {
        var segment = segments.get(key);
        return ResponseEntity.ok().eTag(String.valueOf(segment.version())).body(SegmentAnswer.of(segment));
    }

    /** What refers to it, in words: while there is anything it cannot be deleted. */
    @ReadScope
    @GetMapping("/{key}/uses")
    List<String> uses(@PathVariable String key) {
        segments.get(key);
        return segments.usesOf(key);
    }

    /** {@code actions=act}: scenarios begin for those who enter or leave by the change; {@code none}, as by default: not. */
    @ManageScope
    @PutMapping("/{key}")
    ResponseEntity<SegmentAnswer> change(
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestParam(defaultValue = "none") String actions,
            @RequestBody JsonNode body) {
        if (!actions.equals("none") && !actions.equals("act")) {
            throw new InvalidInputException("?actions", "must be none or act");
        }
        var before = segments.get(key);
        var draft = SegmentDocument.read(body, before, criteria);
        var given = number(version);
        // What is left out is what it was when it was read here.
        var seen = given == null && SegmentDocument.isPartial(body) ? Integer.valueOf(before.version()) : given;
        var segment = segments.change(draft, seen, actions.equals("act"));
        return ResponseEntity.ok().eTag(String.valueOf(segment.version())).body(SegmentAnswer.of(segment));
    }

    private static @Nullable Integer number(@Nullable String version) {
        try {
            return version == null || version.equals("*") ? null : Integer.valueOf(version.replace("\"", ""));
        } catch (NumberFormatException notOurs) {
            throw new InvalidInputException("If-Match", "is not an ETag of a segment");
        }
    }

    @ManageScope
    @DeleteMapping("/{key}")
    ResponseEntity<Void> delete(@PathVariable String key) {
        segments.delete(key);
        return ResponseEntity.noContent().build();
    }
}
