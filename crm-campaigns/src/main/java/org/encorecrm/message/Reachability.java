package org.encorecrm.message;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Why an address is not written to. */
@Service
public class Reachability {

    private final Suppressions suppressions;

    Reachability(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    /** Any of {@code unsubscribed}, {@code complaint}, {@code dead}: what came back from this address. */
    @Transactional // not read-only: the first look makes the key of the hashes
    public List<String> suppressedBecause(String channel, String address) {
        return suppressions.of(channel, address).stream()
                .sorted()
                .map(cause -> cause.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
