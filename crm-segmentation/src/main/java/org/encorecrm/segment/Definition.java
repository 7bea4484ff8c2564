package org.encorecrm.segment;

import java.util.Set;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Dependencies;

/** A segment by criteria as evaluation sees it. */
record Definition(long id, String key, Criterion criterion) {

    int ownKinds() {
        return Dependencies.kinds(criterion);
    }

    Set<String> refersTo() {
        return Dependencies.segments(criterion);
    }
}
