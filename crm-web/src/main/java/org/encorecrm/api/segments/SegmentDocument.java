package org.encorecrm.api.segments;

import java.util.ArrayList;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.segment.SegmentDraft;
import org.encorecrm.segment.SegmentKind;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a segment: {@code {"key", "name", "kind", "criteria"}}. */
final class SegmentDocument {

    private SegmentDocument() {}

    /** @param key the one in the path, null when the body must have it */
    static SegmentDraft read(JsonNode body, @Nullable String key, Criteria reader) {
        var document = Document.of(body);
        var given = document.text("key", 64);
        var name = document.requiredText("name", 200);
        var kind = document.word("kind", "dynamic", "static").orElse("dynamic");
        var criteria = document.raw("criteria");
        if (key == null) {
            document.required("key", given, "");
        } else if (given.isSet() && !given.orElse("").equals(key)) {
            document.reject("key", "is not the key in the path");
        }
        var tree = check(document, criteria, reader);
        var isStatic = kind.equals("static");
        if (tree == null && !isStatic) {
            throw new InvalidInputException("/criteria", "is required for a dynamic segment");
        }
        return new SegmentDraft(
                key == null ? given.orElse("") : key, name, isStatic ? SegmentKind.STATIC : SegmentKind.DYNAMIC, tree);
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
