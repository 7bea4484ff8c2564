package org.encorecrm.office.segments;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.segment.SegmentDraft;
import org.encorecrm.segment.SegmentKind;
import org.encorecrm.segment.SegmentView;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in around the tree.
 *
 * @param key empty for a new segment: it gets one made of its name
 * @param version what the editor saw, null for a new one
 */
record SegmentForm(
        String key, String name, SegmentKind kind, @Nullable Integer version) {

    SegmentForm {
        key = key == null ? "" : key;
        name = name == null ? "" : name.strip();
        kind = kind == null ? SegmentKind.DYNAMIC : kind;
    }

    public boolean isNew() {
        return key.isEmpty();
    }

    public boolean isDynamic() {
        return kind == SegmentKind.DYNAMIC;
    }

    SegmentView save(Segments segments, @Nullable Criterion criteria, boolean acts) {
        if (name.isEmpty()) {
            throw new InvalidInputException("/name", "is required");
        }
        return isNew()
                ? segments.create(new SegmentDraft(freeKey(segments), name, kind, criteria))
                : segments.change(new SegmentDraft(key, name, kind, criteria), version, acts);
    }

    private String freeKey(Segments segments) {
        var latin = Transliterator.getInstance("Any-Latin; Latin-ASCII").transliterate(name);
        var plain = latin.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        var base = plain.isEmpty() ? "segment" : plain.substring(0, Math.min(50, plain.length()));
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> n == 1 ? base : base + "-" + n)
                .filter(segments::isFree)
                .findFirst()
                .orElse(base);
    }
}
