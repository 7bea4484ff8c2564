package org.encorecrm.security;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key of the API as people may see it: the key itself is shown once, when it is made. */
public record ApiKey(
        long id,
        String name,
        String hint,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    public boolean active() {
        return revokedAt == null;
    }
}
