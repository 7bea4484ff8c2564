package org.encorecrm.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.BitSet;
import java.util.List;
import org.encorecrm.backtest.Rehearsal.Play;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.PastFlips;
import org.encorecrm.criteria.ShopCalendar;
import org.jspecify.annotations.Nullable;

/**
 * A backtest on its way from day to day. Everybody is asked on the day before the first; after that, where the criteria
 * allow to name them, only those whose answer may have changed. Members are kept in memory, a bit per customer; lost,
 * they are found again by asking everybody about the last day that was done.
 */
class Walk {

    private final PastMembers past;
    private final ShopCalendar calendar;
    private final Days days;
    private final List<LocalDate> all;
    private final Criterion criterion;
    private final @Nullable Play play;
    private final boolean stepwise;
    private int done;
    private Instant reached;
    private @Nullable BitSet members;
    private @Nullable Turns turns;

    Walk(PastMembers past, ShopCalendar calendar, Days days, int done, Criterion criterion, @Nullable Play play) {
        this.past = past;
        this.calendar = calendar;
        this.days = days;
        this.all = days.all();
        this.done = done;
        this.criterion = criterion;
        this.play = play;
        this.stepwise = PastFlips.areKnown(criterion);
        this.reached = days.endOf(done == 0 ? days.before() : all.get(done - 1));
    }

    boolean isOver() {
        return done == all.size();
    }

    int done() {
        return done;
    }

    /** In a transaction that reads. */
    BacktestDay next() {
        past.begin();
        var before = members == null ? past.all(criterion, reached) : members;
        var day = all.get(done);
        var moment = days.endOf(day);
        var after = stepwise ? stepped(before, moment) : past.all(criterion, moment);
        var entered = minus(after, before);
        var left = minus(before, after);
        var started = play == null ? null : play.day(moment, entered, left);
        members = after;
        reached = moment;
        done++;
        return new BacktestDay(
                day,
                after.cardinality(),
                entered.cardinality(),
                left.cardinality(),
                started == null ? null : started.runs(),
                started == null ? null : started.heldOut());
    }

    private BitSet stepped(BitSet before, Instant moment) {
        var asked = turned().between(reached, moment);
        PastFlips.during(calendar.tick(reached, moment), criterion, calendar.asOf(moment, Among.everybody()))
                .ifPresent(select -> asked.or(past.ids(select)));
        var after = (BitSet) before.clone();
        after.andNot(asked);
        after.or(past.among(asked, criterion, moment));
        return after;
    }

    private Turns turned() {
        var known = turns;
        if (known == null) {
            var found = new Turns();
            PastFlips.turns(criterion, reached, days.endOf(all.get(all.size() - 1)))
                    .ifPresent(select -> past.each(
                            select, row -> found.add(row.getLong(1), row.getObject(2, OffsetDateTime.class))));
            turns = found;
            known = found;
        }
        return known;
    }

    private static BitSet minus(BitSet one, BitSet other) {
        var rest = (BitSet) one.clone();
        rest.andNot(other);
        return rest;
    }
}
