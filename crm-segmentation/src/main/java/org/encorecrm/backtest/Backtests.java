package org.encorecrm.backtest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.PastCheck;
import org.encorecrm.criteria.PastFlips;
import org.encorecrm.segment.PastCriteria;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Settings;
import org.encorecrm.support.Signal;
import org.encorecrm.support.WorkState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries criteria and scenarios on the past: who would have been caught, day by day, from the facts as of each day.
 * Works in the background, one day after another; what is found stays.
 */
@Service
@Transactional
public class Backtests {

    private static final int MOST_DAYS = 1_100;

    private final BacktestStore store;
    private final Segments segments;
    private final PastCriteria past;
    private final List<Rehearsal> rehearsals;
    private final BusinessClock clock;
    private final Settings settings;
    private final Signal signal = new Signal();

    Backtests(
            BacktestStore store,
            Segments segments,
            PastCriteria past,
            List<Rehearsal> rehearsals,
            BusinessClock clock,
            Settings settings) {
        this.store = store;
        this.segments = segments;
        this.past = past;
        this.rehearsals = rehearsals;
        this.clock = clock;
        this.settings = settings;
    }

    /** Answers its id. */
    public long start(BacktestQuestion question) {
        var now = clock.now();
        checkDays(question, LocalDate.ofInstant(now, settings.zone()));
        var segment = segment(question);
        var criteria = criteria(question, segment);
        var inlined = past.of(criteria);
        PastCheck.check(criteria, "/criteria");
        PastCheck.check(inlined, "/criteria");
        var days = new Days(question.from(), question.to(), question.step(), settings.zone(), now);
        var total = days.all().size();
        if (total > MOST_DAYS) {
            throw new InvalidInputException("/to", "makes more than " + MOST_DAYS + " days: take a longer step");
        }
        var id = store.insert(question, segment, criteria, PastFlips.asKnownNow(inlined), total, now);
        signal.afterCommit();
        return id;
    }

    private void checkDays(BacktestQuestion question, LocalDate today) {
        if (question.to().isAfter(today)) {
            throw new InvalidInputException("/to", "must not be in the future");
        }
        if (question.from().isAfter(question.to())) {
            throw new InvalidInputException("/from", "must not be after the end");
        }
        var step = question.step();
        if (!step.isWholeDays() || !step.isPositive() || !step.isShort()) {
            throw new InvalidInputException("/step", "must be whole days, weeks or months, such as P1D");
        }
    }

    private @Nullable String segment(BacktestQuestion question) {
        var scenario = question.scenario();
        if (scenario == null) {
            return question.segment();
        }
        return play(scenario)
                .orElseThrow(() -> new InvalidInputException("/scenario", "there is no scenario " + scenario))
                .segment();
    }

    private Criterion criteria(BacktestQuestion question, @Nullable String segment) {
        var given = question.criteria();
        if (given != null) {
            return given;
        }
        if (segment == null) {
            throw new InvalidInputException("/criteria", "is required");
        }
        var found = segments.find(segment)
                .orElseThrow(() -> new InvalidInputException("/segment", "there is no segment " + segment))
                .criteria();
        if (found == null) {
            throw new InvalidInputException("/segment", "is filled by hand: it has no criteria to try");
        }
        return found;
    }

    Optional<Rehearsal.Play> play(String scenario) {
        return rehearsals.stream().flatMap(each -> each.of(scenario).stream()).findFirst();
    }

    @Transactional(readOnly = true)
    public Backtest get(long id) {
        return store.find(id).orElseThrow(() -> new NotFoundException("There is no such backtest"));
    }

    /** What has been found so far. */
    @Transactional(readOnly = true)
    public List<BacktestDay> days(long id) {
        return store.days(id);
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Backtest> ofSegment(String key, int limit) {
        return store.ofSegment(key, limit);
    }

    /** Stops it after the day at hand; what is found stays. One that is over stays as it is. */
    public Backtest cancel(long id) {
        store.end(id, WorkState.CANCELLED, null);
        return get(id);
    }

    Signal signal() {
        return signal;
    }
}
