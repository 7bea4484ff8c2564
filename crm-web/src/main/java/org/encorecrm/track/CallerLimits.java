package org.encorecrm.track;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How much one address may ask of the public links. Remembers the addresses seen last; forgetting one is no harm. */
@Component
class CallerLimits {

    /** Mail providers load the pictures of thousands of readers from a handful of addresses. */
    private static final int PER_MINUTE = 600;

    private static final int MOST_ADDRESSES = 10_000;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    boolean allows(String address) {
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(address, unseen -> fresh());
        }
        return bucket.tryConsume(1);
    }

    private static Bucket fresh() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(PER_MINUTE).refillGreedy(PER_MINUTE, Duration.ofMinutes(1)))
                .build();
    }
}
