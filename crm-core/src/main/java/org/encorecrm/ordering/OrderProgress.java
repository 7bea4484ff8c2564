package org.encorecrm.ordering;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.encorecrm.ordering.OrderResult.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One order while messages about it are taken in one after another. Content and status go their own ways, each to its
 * latest version; that an older message changes nothing makes the end the same for any order of arrival.
 */
final class OrderProgress {

    private final @Nullable KnownOrder known;
    private @Nullable Content content;
    private @Nullable StatusVersion status;
    private @Nullable StatusVersion assumed;
    private final List<StatusEntry> history = new ArrayList<>();

    /** @param known the order as it stands in the database, null when it is not there */
    OrderProgress(@Nullable KnownOrder known) {
        this.known = known;
    }

    /** The latest content of the messages so far, when it is later than what was known. */
    record Content(IncomingOrder message, Instant placedAt, ContentVersion version) {}

    Verdict take(IncomingOrder message, OrderStatusKind unsaid, Instant now) {
        var fresh = !isKnown();
        var version = version(message, now);
        var placedAt = Optional.ofNullable(message.order().placedAt()).orElse(fresh ? now : placedAt());
        var age = fresh ? Age.NEW : Age.of(version, version());
        var said = status(message, version, placedAt, unsaid, now);
        if (fresh && message.kind() == null && message.order().placedAt() == null) {
            assumed = said;
        }
        if (age == Age.NEW) {
            content = new Content(message, placedAt, version);
        }
        var newStatus = reach(said, null);
        var changed = age == Age.NEW || newStatus;
        return new Verdict(fresh ? Outcome.CREATED : changed ? Outcome.UPDATED : Outcome.UNCHANGED, age);
    }

    /** Takes in a status alone; answers whether the order is now in it. */
    boolean reach(StatusVersion said, @Nullable String comment) {
        var current = status();
        if (current != null && said.compareTo(current) == 0) {
            return false;
        }
        history.add(new StatusEntry(said, comment));
        if (current == null || said.isAfter(current)) {
            status = said;
            return true;
        }
        return false;
    }

    /** Statuses that came before the order: what it was in until then was assumed, unless it says more than its coming. */
    void reachEarly(List<StatusEntry> early) {
        var first = early.stream().map(entry -> entry.version().at()).min(Comparator.naturalOrder());
        if (assumed != null && first.isPresent() && first.get().isBefore(assumed.at())) {
            var before = new StatusVersion(first.get(), assumed.kind());
            history.replaceAll(entry -> entry.version().equals(assumed) ? new StatusEntry(before, null) : entry);
            if (assumed.equals(status)) {
                status = before;
            }
        }
        early.forEach(entry -> reach(entry.version(), entry.comment()));
    }

    private ContentVersion version(IncomingOrder message, Instant now) {
        var order = message.order();
        var stage = message.kind() == null ? 0 : message.kind().stage();
        if (order.isTimeless()) {
            return timeless(message.hash(), stage, now);
        }
        var at = order.updatedAt() == null ? order.placedAt() : order.updatedAt();
        return new ContentVersion(at == null ? now : at, stage, message.hash());
    }

    /** Without a time it is new by arriving, unless it says what is known. */
    private ContentVersion timeless(byte[] hash, int stage, Instant now) {
        if (!isKnown()) {
            return new ContentVersion(now, stage, hash);
        }
        if (version().hasHash(hash)) {
            return version();
        }
        return new ContentVersion(version().at().equals(now) ? now.plus(1, MICROS) : now, stage, hash);
    }

    private StatusVersion status(
            IncomingOrder message, ContentVersion version, Instant placedAt, OrderStatusKind unsaid, Instant now) {
        var kind = message.kind();
        var order = message.order();
        var current = status();
        if (kind == null) {
            return order.placedAt() == null && current != null ? current : new StatusVersion(placedAt, unsaid);
        }
        if (order.statusAt() != null) {
            return new StatusVersion(order.statusAt(), kind);
        }
        if (order.isTimeless() && current != null) {
            return current.kind().equals(kind) ? current : new StatusVersion(now, kind);
        }
        return new StatusVersion(version.at(), kind);
    }

    private boolean isKnown() {
        return known != null || content != null;
    }

    private ContentVersion version() {
        return content == null ? require(known).content() : content.version();
    }

    private Instant placedAt() {
        return content == null ? require(known).placedAt() : content.placedAt();
    }

    @Nullable
    StatusVersion status() {
        return status != null || known == null ? status : known.status();
    }

    @Nullable
    KnownOrder known() {
        return known;
    }

    /** The content to write, null when what is known stands. */
    @Nullable
    Content content() {
        return content;
    }

    /** The status reached, null when what is known stands. */
    @Nullable
    StatusVersion newStatus() {
        return status;
    }

    List<StatusEntry> history() {
        return history;
    }

    /** As the history keeps it: a comment about an erased customer's order is not kept. */
    List<StatusEntry> historyToKeep() {
        return known != null && known.isNobodys()
                ? history.stream()
                        .map(entry -> new StatusEntry(entry.version(), null))
                        .toList()
                : history;
    }

    boolean isTouched() {
        return content != null || status != null;
    }

    private static KnownOrder require(@Nullable KnownOrder known) {
        if (known == null) {
            throw new IllegalStateException("nothing is known of this order yet");
        }
        return known;
    }

    /** What one message did. */
    record Verdict(Outcome outcome, Age content) {}

    /** How the content of a message stands to what was known before it. */
    enum Age {
        NEW,
        REPEATED,
        OLD;

        static Age of(ContentVersion said, ContentVersion known) {
            var order = said.compareTo(known);
            return order > 0 ? NEW : order == 0 ? REPEATED : OLD;
        }
    }

    /** A status for the order's history. */
    record StatusEntry(StatusVersion version, @Nullable String comment) {}
}
