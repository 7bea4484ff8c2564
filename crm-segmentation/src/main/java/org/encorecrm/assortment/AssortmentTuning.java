package org.encorecrm.assortment;

import java.util.Collection;
import java.util.List;
import org.encorecrm.support.Timetable;
import org.encorecrm.support.tuning.Tunable;
import org.encorecrm.support.tuning.Tuned;
import org.springframework.stereotype.Component;

/** What the shop may set about steps and advice: a survey finds out what it makes of everybody. */
@Component
class AssortmentTuning implements Tuned {

    /** With fewer pauses a group has no figures to go by. */
    static final Tunable ENOUGH = Tunable.whole("assortment.minimumIntervals", 30, 2, 100_000);

    /** The step of a shop in which too little has been bought to tell. */
    static final Tunable DEFAULT_STEP = Tunable.whole("assortment.defaultStep", 30, 1, AssortmentSteps.LONGEST);

    /** After so many days somebody is gone; without it the 95th percentile of the group's pauses. */
    static final Tunable GONE_AFTER = Tunable.wholeOrNothing("assortment.goneAfter", 1, AssortmentSteps.LONGEST);

    static final Tunable NIGHTLY = Tunable.nightly("assortment.cron", "0 0 2 * * *");

    private final Surveys surveys;
    private final SurveySchedule schedule;
    private final Timetable timetable;

    AssortmentTuning(Surveys surveys, SurveySchedule schedule, Timetable timetable) {
        this.surveys = surveys;
        this.schedule = schedule;
        this.timetable = timetable;
    }

    @Override
    public String group() {
        return "assortment";
    }

    @Override
    public List<Tunable> tunables() {
        return List.of(ENOUGH, DEFAULT_STEP, GONE_AFTER, NIGHTLY);
    }

    @Override
    public void follow(Collection<String> changed) {
        if (changed.contains(NIGHTLY.key())) {
            timetable.follow(SurveySchedule.TASK, schedule);
        }
        if (changed.stream().anyMatch(key -> !key.equals(NIGHTLY.key()))) {
            surveys.start();
        }
    }
}
