package org.encorecrm.tally;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Signal;
import org.encorecrm.support.StatementTimeout;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers at once what is counted at once, as in a small shop. What takes longer is counted in the background and kept;
 * until a newer answer is there, one sees the last one and of when it is.
 */
@Service
@EnableConfigurationProperties(TalliesProperties.class)
public class Tallies {

    /** Counting never takes more of a core than one in so many. */
    private static final int TIMES = 20;

    private final TallyStore store;
    private final Counting counting;
    private final JsonMapper json;
    private final BusinessClock clock;
    private final Duration patience;
    private final Signal signal = new Signal();

    Tallies(TallyStore store, Counting counting, JsonMapper json, BusinessClock clock, TalliesProperties properties) {
        this.store = store;
        this.counting = counting;
        this.json = json;
        this.clock = clock;
        this.patience = properties.patience();
    }

    /** Never waits longer than a page may; looking at a fresh answer writes nothing. */
    public <Q, A> Tallied<A> ask(Tally<Q, A> tally, Q question) {
        return ask(tally, question, true);
    }

    /** The same after another question of one page: what a page waited for once, it does not wait for twice. */
    public <Q, A> Tallied<A> askAfter(Tallied<?> other, Tally<Q, A> tally, Q question) {
        return ask(tally, question, other.answer() != null);
    }

    private <Q, A> Tallied<A> ask(Tally<Q, A> tally, Q question, boolean patient) {
        var asked = json.writeValueAsString(question);
        var kept = store.find(tally.code(), asked).orElse(Kept.NOTHING);
        var answer = read(tally, kept);
        var isNew = answer == null && kept.wantedAt() == null && !kept.failed();
        if (patient && (isNew || isQuick(kept))) {
            var quick = quick(tally, question);
            if (quick.isPresent()) {
                return quick.get();
            }
        }
        if (isNew || isDue(tally, kept)) {
            kept = kept.wantedSince(store.want(tally.code(), asked));
            signal.now();
        }
        return told(answer, kept);
    }

    /** What took so little the last time, perhaps on a busier machine, is counted while one waits. */
    private boolean isQuick(Kept kept) {
        var took = kept.took();
        return took != null && took.multipliedBy(2).compareTo(patience) < 0;
    }

    private <Q, A> Optional<Tallied<A>> quick(Tally<Q, A> tally, Q question) {
        var now = clock.now();
        return StatementTimeout.inTime(() -> Tallied.now(counting.within(patience, tally, question), now));
    }

    private boolean isDue(Tally<?, ?> tally, Kept kept) {
        if (kept.wantedAt() != null) {
            return false;
        }
        var asOf = kept.asOf();
        var took = kept.took();
        if (asOf == null || took == null) {
            return kept.triedLongAgo();
        }
        var fresh = took.multipliedBy(TIMES);
        return isOlder(asOf, fresh.compareTo(tally.fresh()) > 0 ? fresh : tally.fresh());
    }

    /** A clock that went back belongs to a base that begins anew. */
    private boolean isOlder(Instant asOf, Duration age) {
        var now = clock.now();
        return now.isAfter(asOf.plus(age)) || now.isBefore(asOf);
    }

    private static <A> Tallied<A> told(@Nullable A answer, Kept kept) {
        var took = kept.took();
        return new Tallied<>(
                answer,
                kept.asOf(),
                kept.wantedAt(),
                took == null ? null : Math.max(1, took.toSeconds()),
                kept.failed());
    }

    /** What another release has kept may be unreadable: then it is counted anew. */
    private <A> @Nullable A read(Tally<?, A> tally, Kept kept) {
        var answer = kept.answer();
        try {
            return answer == null ? null : json.readValue(answer, tally.answer());
        } catch (JacksonException ofAnotherRelease) {
            return null;
        }
    }

    Signal signal() {
        return signal;
    }
}
