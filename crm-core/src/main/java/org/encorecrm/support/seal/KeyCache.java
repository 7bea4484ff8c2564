package org.encorecrm.support.seal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys used last, for a few seconds: what another node destroyed must not live on here. */
final class KeyCache {

    private static final int MOST = 1_000;
    private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

    private final Map<Long, Kept> keys = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Kept> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<byte[]> find(long customerId) {
        var kept = keys.get(customerId);
        if (kept == null) {
            return Optional.empty();
        }
        if (System.nanoTime() - kept.since > FRESH_NANOS) {
            keys.remove(customerId);
            return Optional.empty();
        }
        return Optional.of(kept.key);
    }

    synchronized void keep(long customerId, byte @Nullable [] key) {
        if (key != null) {
            keys.put(customerId, new Kept(key, System.nanoTime()));
        }
    }

    synchronized void forget(long customerId) {
        keys.remove(customerId);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(byte[] key, long since) {}
}
