package org.encorecrm.complaint;

import java.time.Instant;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;

/**
 * What a person does with a complaint.
 *
 * @param state null when it stays as it is
 * @param owner a login; cleared for anybody's
 * @param by login of the person, or the name of the API key
 */
public record ComplaintChange(
        @Nullable ComplaintState state,
        @Nullable String text,
        @Nullable String answer,
        Patch<String> owner,
        @Nullable Instant dueAt,
        String by) {}
