package org.encorecrm.segment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The stage of the lifecycle by the words of the promise, with the limits everybody starts with. */
record PlainStage(Person person, Instant now) {

    private static final Duration DAY = Duration.ofHours(24);

    String stage() {
        var bought = !person.purchases(now).isEmpty();
        if (bought && silentSince(lastSeen(), 90)) {
            return "lost";
        }
        if (regular() && silentSince(lastOrder(), 45)) {
            return "close_to_loss";
        }
        if (regular()) {
            return "mature";
        }
        if (bought) {
            return "developing";
        }
        return visitsOfLastThirtyDays() >= 3 ? "cautious" : "newcomer";
    }

    private boolean silentSince(Instant moment, int days) {
        return !moment.plus(DAY.multipliedBy(days)).isAfter(now);
    }

    /** The average of the intervals between purchases, of which three make two. */
    private boolean regular() {
        var moments =
                person.purchases(now).stream().map(order -> order.at).sorted().toList();
        if (moments.size() < 3) {
            return false;
        }
        var all = Duration.between(moments.get(0), moments.get(moments.size() - 1));
        return all.compareTo(DAY.multipliedBy(14L * (moments.size() - 1))) <= 0;
    }

    private Instant lastOrder() {
        return person.purchases(now).stream()
                .map(order -> order.at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Instant lastSeen() {
        return Stream.concat(person.purchases(now).stream().map(order -> order.at), moments().stream())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private long visitsOfLastThirtyDays() {
        var begins = new ArrayList<Instant>();
        Instant previous = null;
        for (var moment : moments()) {
            if (previous == null || Duration.between(previous, moment).toMillis() > 30 * 60_000) {
                begins.add(moment);
            }
            previous = moment;
        }
        return begins.stream()
                .filter(begin -> begin.isAfter(now.minus(DAY.multipliedBy(30))))
                .count();
    }

    /** Whatever the customer did on the site, and the registration, in order. */
    private List<Instant> moments() {
        return Stream.concat(person.events.stream().map(Person.Did::at), Stream.ofNullable(person.registeredAt))
                .filter(moment -> !moment.isAfter(now))
                .sorted()
                .toList();
    }
}
