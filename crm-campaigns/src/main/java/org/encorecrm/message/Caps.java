package org.encorecrm.message;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * At most so many advertising letters to one person within seven days, whatever sends them, and never more than they
 * asked for.
 */
@Repository
class Caps {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final String PER_WEEK = "messages.advertisingPerWeek";
    private static final int DEFAULT_PER_WEEK = 3;

    private final JdbcClient jdbc;
    private final Settings settings;

    Caps(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** When the shop's cap and the customer's own let one more through, if not now. Zero or less is no cap. */
    Optional<Hours.Later> freeAfter(long customerId, String channel, Optional<StatedPreference> stated, Instant now) {
        var shops = freeAfter(customerId, channel, perWeek(), WEEK, now).map(at -> new Hours.Later(at, Reason.CAP));
        var own = stated.filter(wish -> wish.most() != null)
                .flatMap(wish -> freeAfter(
                        customerId,
                        channel,
                        Objects.requireNonNull(wish.most()),
                        Duration.ofDays(wish.withinDays()),
                        now))
                .map(at -> new Hours.Later(at, Reason.CUSTOMER_CAP));
        return own.isPresent()
                        && shops.map(Hours.Later::at)
                                .filter(own.get().at()::isBefore)
                                .isEmpty()
                ? own
                : shops;
    }

    private Optional<Instant> freeAfter(long customerId, String channel, int cap, Duration within, Instant now) {
        return cap <= 0
                ? Optional.empty()
                : jdbc.sql("""
                                select started_at from campaigns.message
                                 where customer_id = :customer and channel = :channel and class = 'advertising'
                                   and started_at > :since
                                 order by started_at desc offset :cap - 1 limit 1
                                """)
                        .param("customer", customerId)
                        .param("channel", channel)
                        .param("since", Timestamp.from(now.minus(within)))
                        .param("cap", cap)
                        .query((row, i) ->
                                row.getTimestamp("started_at").toInstant().plus(within))
                        .optional();
    }

    private int perWeek() {
        try {
            return Integer.parseInt(settings.get(PER_WEEK, "").strip());
        } catch (NumberFormatException notSet) {
            return DEFAULT_PER_WEEK;
        }
    }
}
