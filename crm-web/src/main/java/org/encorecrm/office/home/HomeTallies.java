package org.encorecrm.office.home;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.encorecrm.office.home.Days.Day;
import org.encorecrm.tally.Tallied;
import org.encorecrm.tally.Tallies;
import org.encorecrm.tally.Tally;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * What the first page counts: at once nearly always; while a broadcast or an import goes through a large shop, seconds
 * ago. Past days change too, by late, corrected and cancelled orders.
 */
@Component
class HomeTallies {

    private static final int PAST_DAYS = 13;
    private static final Duration NOW = Duration.ofSeconds(10);

    private final Tallies tallies;
    private final Tally<DayAsked, Today.Counts> counts;
    private final Tally<DayAsked, Past> past;
    private final Today today;

    HomeTallies(Tallies tallies, Tally<DayAsked, Today.Counts> counts, Tally<DayAsked, Past> past, Today today) {
        this.tallies = tallies;
        this.counts = counts;
        this.past = past;
        this.today = today;
    }

    @Bean
    static Tally<DayAsked, Today.Counts> homeCounts(Today today) {
        return new Tally<>("home-today", DayAsked.class, Today.Counts.class, NOW, asked -> today.counts());
    }

    @Bean
    static Tally<DayAsked, Past> homePast(Days days) {
        return new Tally<>(
                "home-days",
                DayAsked.class,
                Past.class,
                asked -> new Past(days.between(asked.day.minusDays(PAST_DAYS), asked.day.minusDays(1))));
    }

    Tallied<Today.Counts> counts() {
        return tallies.ask(counts, new DayAsked(today.day()));
    }

    Tallied<Past> past(Tallied<?> counts) {
        return tallies.askAfter(counts, past, new DayAsked(today.day()));
    }

    /** @param day today, by the shop's calendar */
    record DayAsked(LocalDate day) {}

    record Past(List<Day> days) {

        List<Day> and(Day today) {
            var all = new ArrayList<>(days);
            all.add(today);
            return all;
        }
    }
}
