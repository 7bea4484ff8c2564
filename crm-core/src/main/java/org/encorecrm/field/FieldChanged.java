package org.encorecrm.field;

import org.jspecify.annotations.Nullable;

/**
 * A definition was made, changed or deleted, in the transaction that did.
 *
 * @param before null when it is new
 * @param after null when it is gone
 */
public record FieldChanged(
        @Nullable CustomField before, @Nullable CustomField after) {}
