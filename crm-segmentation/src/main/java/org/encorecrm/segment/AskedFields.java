package org.encorecrm.segment;

import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.Dependencies;
import org.encorecrm.field.FieldLock;
import org.encorecrm.field.SearchableFields;
import org.springframework.stereotype.Component;

/** The fields of the shop's own that a segment is about to ask about: their definitions hold still until it does. */
@Component
class AskedFields {

    private final FieldLock lock;
    private final Criteria criteria;
    private final SearchableFields searchable;

    AskedFields(FieldLock lock, Criteria criteria, SearchableFields searchable) {
        this.lock = lock;
        this.criteria = criteria;
        this.searchable = searchable;
    }

    /** Before any other lock. */
    void hold() {
        lock.shared();
    }

    /** The draft by the definitions as they are now. */
    SegmentDraft current(SegmentDraft draft) {
        var tree = draft.criteria();
        return tree == null
                ? draft
                : new SegmentDraft(draft.key(), draft.name(), draft.kind(), criteria.again(tree, "/criteria"));
    }

    /** A segment is asked about everybody, again and again. */
    void makeSearchable(SegmentDraft draft) {
        var tree = draft.criteria();
        if (tree != null) {
            Dependencies.ownFields(tree).forEach(each -> searchable.add(each.entity(), each.key()));
        }
    }
}
