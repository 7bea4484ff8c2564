package org.encorecrm.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line as an example of what would become of it.
 *
 * @param outcome created, updated, merged, unchanged or rejected
 * @param title its cells, so that one recognises it
 * @param reasons why it would be rejected, or what would be left out
 */
public record Example(String outcome, long line, String title, List<Change> changes, List<Reason> reasons) {

    /** What would change; names of fields are columns of the database, the shop's own are {@code customFields.<key>}. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}
}
