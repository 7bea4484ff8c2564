package org.encorecrm.field;

import java.util.List;

/**
 * Values that are there and do not fit a definition.
 *
 * @param examples some of them, as they are written
 */
public record Misfits(long count, List<String> examples) {

    static final Misfits NONE = new Misfits(0, List.of());

    boolean any() {
        return count > 0;
    }
}
