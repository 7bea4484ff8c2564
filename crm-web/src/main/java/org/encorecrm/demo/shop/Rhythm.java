package org.encorecrm.demo.shop;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** When people buy: by their habit, the department's rhythm, the season, and mostly in the evening. */
final class Rhythm {

    /** Orders per hour of the day, midnight first. */
    private static final List<Integer> HOURS =
            List.of(5, 3, 2, 1, 1, 2, 5, 9, 14, 19, 23, 25, 26, 25, 24, 24, 25, 28, 33, 39, 44, 42, 30, 15);

    private static final List<Integer> CLOCK_FACE =
            IntStream.range(0, 24).boxed().toList();

    private static final double BUSIEST = 44;

    private final Plan plan;

    Rhythm(Plan plan) {
        this.plan = plan;
    }

    /** Shops grow: more people come in the later years, and in season. */
    Instant registration(Habit habit, Department department, Dice dice) {
        var share = habit == Habit.FADED ? 0.45 : habit == Habit.LOYAL ? 0.8 : 1;
        var span = Duration.between(plan.opened(), plan.now()).toSeconds() * share;
        Instant at;
        var tries = 0;
        do {
            at = atHour(plan.opened().plusSeconds((long) (span * Math.pow(dice.fraction(), 0.8))), dice);
        } while (++tries < 12 && !dice.chance(mood(department, at)));
        return at.isBefore(plan.now()) ? at : plan.now().minusSeconds(dice.between(60, 7200));
    }

    List<Instant> purchases(Habit habit, Department department, Instant registered, Dice dice) {
        var moments = new ArrayList<Instant>();
        if (!habit.buys()) {
            return moments;
        }
        var end = habit == Habit.FADED ? plan.now().minus(Duration.ofDays(dice.between(150, 420))) : plan.now();
        var at = registered.plus(dice.chance(0.7) ? minutes(dice.between(2, 40)) : days(dice.exponential(18)));
        while (at.isBefore(end)) {
            moments.add(at);
            if (!habit.comesBack() || dice.chance(habit.leaves)) {
                break;
            }
            at = next(at, habit, department, dice);
        }
        return moments;
    }

    private Instant next(Instant last, Habit habit, Department department, Dice dice) {
        var at = last.plus(days(Math.max(0.5, department.rhythmDays() * habit.pace * dice.scatter(0.45))));
        for (var tries = 0; tries < 10 && !dice.chance(mood(department, at)); tries++) {
            at = at.plus(days(dice.between(2, 7)));
        }
        var evening = atHour(at, dice);
        return evening.isAfter(last) ? evening : at;
    }

    /** How busy the shop is at a moment, 1 at its busiest hour. */
    double bustle(Instant at) {
        return HOURS.get(at.atZone(plan.zone()).getHour()) / BUSIEST;
    }

    private double mood(Department department, Instant at) {
        return department.mood(at.atZone(plan.zone()).toLocalDate());
    }

    private Instant atHour(Instant at, Dice dice) {
        var day = at.atZone(plan.zone()).toLocalDate();
        var hour = dice.pick(CLOCK_FACE, HOURS::get);
        return ZonedDateTime.of(day, LocalTime.of(hour, dice.below(60), dice.below(60)), plan.zone())
                .toInstant();
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Duration days(double days) {
        return Duration.ofSeconds((long) (days * 86_400));
    }
}
