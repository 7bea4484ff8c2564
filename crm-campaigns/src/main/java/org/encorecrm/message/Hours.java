package org.encorecrm.message;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When advertising may go: outside of the shop's quiet hours and within the hours the customer asked for. */
record Hours(Optional<QuietHours> quiet, Optional<StatedPreference> stated, ZoneId zone) {

    /** Two weeks of mornings and evenings. */
    private static final int MOST_STEPS = 32;

    /** A moment and whose wish it is. */
    record Later(Instant at, Reason reason) {}

    /** When a message due now may go, if not now. Hours that lie wholly in the quiet ones give way to those. */
    Optional<Later> after(Instant now) {
        var at = now;
        for (var step = 0; step < MOST_STEPS; step++) {
            var suits = suits(at);
            var morning = endOfQuiet(suits);
            if (morning.isEmpty()) {
                return suits.equals(now) ? Optional.empty() : Optional.of(new Later(suits, reason(now)));
            }
            at = morning.get();
        }
        return endOfQuiet(now).map(morning -> new Later(morning, Reason.QUIET_HOURS));
    }

    private Reason reason(Instant now) {
        return endOfQuiet(now).isPresent() ? Reason.QUIET_HOURS : Reason.CUSTOMER_HOURS;
    }

    private Instant suits(Instant at) {
        return stated.map(wish -> wish.suitsFrom(at, zone)).orElse(at);
    }

    private Optional<Instant> endOfQuiet(Instant at) {
        return quiet.flatMap(hours -> hours.endAfter(at, zone));
    }
}
