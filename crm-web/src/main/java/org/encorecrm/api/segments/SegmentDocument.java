package org.encorecrm.api.segments;

import java.util.ArrayList;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.segment.SegmentDraft;
import org.encorecrm.segment.SegmentKind;
import org.encorecrm.segment.SegmentView;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a segment: {@code {"key", "name", "kind", "criteria"}}. */
final class SegmentDocument {

    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_NAME = 200;

    private SegmentDocument() {}

    /** A new one. */
    static SegmentDraft read(JsonNode body, Criteria reader) {
        var document = Document.of(body);
        var key = document.requiredText("key", LONGEST_KEY);
        var name = document.requiredText("name", LONGEST_NAME);
        var kind = kind(document).orElse(SegmentKind.DYNAMIC);
        var tree = check(document, document.raw("criteria"), reader);
        return draft(key, name, kind, tree);
    }

    /** A change of one: what is absent stays. */
    static SegmentDraft read(JsonNode body, SegmentView before, Criteria reader) {
        var document = Document.of(body);
        if (!document.text("key", LONGEST_KEY).orElse(before.key()).equals(before.key())) {
            document.reject("key", "is not the key in the path");
        }
        var name = document.has("name") ? document.requiredText("name", LONGEST_NAME) : before.name();
        var kind = kind(document).orElse(before.kind());
        var criteria = document.raw("criteria");
        var tree = check(document, criteria, reader);
        return draft(before.key(), name, kind, criteria.isGiven() ? tree : before.criteria());
    }

    /** Whether a change leaves anything to what there is. */
    static boolean isPartial(JsonNode body) {
        return !body.has("name") || !body.has("criteria");
    }

    private static Patch<SegmentKind> kind(Document document) {
        return document.word("kind", "dynamic", "static")
                .map(kind -> kind.equals("static") ? SegmentKind.STATIC : SegmentKind.DYNAMIC);
    }

    private static SegmentDraft draft(String key, String name, SegmentKind kind, @Nullable Criterion tree) {
        if (tree == null && kind == SegmentKind.DYNAMIC) {
            throw new InvalidInputException("/criteria", "is required for a dynamic segment");
        }
        return new SegmentDraft(key, name, kind, tree);
    }

    /** Says everything that is wrong at once, in the document and in the tree. */
    private static @Nullable Criterion check(Document document, Patch<JsonNode> criteria, Criteria reader) {
        var violations = new ArrayList<Violation>();
        Criterion tree = null;
        try {
            if (criteria.isSet()) {
                tree = reader.read(criteria.orNull(), "/criteria");
            }
        } catch (InvalidInputException invalid) {
            violations.addAll(invalid.violations());
        }
        try {
            document.check();
        } catch (InvalidInputException invalid) {
            violations.addAll(0, invalid.violations());
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
        return tree;
    }
}
