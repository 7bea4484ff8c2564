package org.encorecrm.track;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.message.StatedPreference;
import org.encorecrm.preference.ChannelWish;
import org.encorecrm.preference.PreferenceView;
import org.encorecrm.preference.Wishes;
import org.jspecify.annotations.Nullable;

/**
 * The form of the preference page. What is not one of its choices counts as "as the shop does".
 *
 * @param often most and days, {@code 1-7}
 * @param time from and to, {@code 09:00-12:00}
 * @param days 1 is Monday
 */
record WishForm(
        @Nullable Set<String> allow,
        @Nullable String often,
        @Nullable String time,
        @Nullable Set<Integer> days,
        @Nullable List<String> group) {

    static final List<String> FREQUENCIES = List.of("3-7", "2-7", "1-7", "1-14", "1-30");
    static final List<String> HOURS = List.of("08:00-12:00", "12:00-18:00", "18:00-22:00");
    private static final int MOST_GROUPS = 50;

    static WishForm of(PreferenceView view) {
        var stated = view.stated();
        return new WishForm(
                view.channels().stream()
                        .filter(ChannelWish::allowed)
                        .map(ChannelWish::channel)
                        .collect(Collectors.toSet()),
                stated.most() == null ? "" : stated.most() + "-" + stated.withinDays(),
                stated.from() == null ? "" : stated.from() + "-" + stated.to(),
                stated.days().stream().map(DayOfWeek::getValue).collect(Collectors.toSet()),
                stated.groups());
    }

    Wishes wishes() {
        var rare = FREQUENCIES.contains(often) ? Objects.requireNonNull(often).split("-", 2) : null;
        var hours = HOURS.contains(time) ? Objects.requireNonNull(time).split("-", 2) : null;
        return new Wishes(
                allow == null ? Set.of() : allow,
                new StatedPreference(
                        rare == null ? null : Integer.valueOf(rare[0]),
                        rare == null ? 7 : Integer.parseInt(rare[1]),
                        hours == null ? null : LocalTime.parse(hours[0]),
                        hours == null ? null : LocalTime.parse(hours[1]),
                        weekdays(),
                        groups()));
    }

    private Set<DayOfWeek> weekdays() {
        var chosen = EnumSet.noneOf(DayOfWeek.class);
        if (days != null) {
            days.stream().filter(day -> day >= 1 && day <= 7).map(DayOfWeek::of).forEach(chosen::add);
        }
        return chosen;
    }

    private List<String> groups() {
        return group == null
                ? List.of()
                : group.stream()
                        .filter(name -> !name.isBlank() && name.length() <= 200)
                        .distinct()
                        .limit(MOST_GROUPS)
                        .toList();
    }
}
