package org.encorecrm.office.segments;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.encorecrm.security.Analysts;
import org.encorecrm.segment.MemberHistory;
import org.encorecrm.segment.Members;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Paging;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** How a segment grew and shrank, and who was in it on a day of the past. */
@Controller
@Analysts
class HistoryPage {

    private static final int DAYS = 90;
    private static final int ROWS = 50;

    private final Segments segments;
    private final Members members;
    private final MemberHistory history;
    private final Settings settings;
    private final BusinessClock clock;

    HistoryPage(Segments segments, Members members, MemberHistory history, Settings settings, BusinessClock clock) {
        this.segments = segments;
        this.members = members;
        this.history = history;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param on the day at whose end membership is asked for; absent or no date: none */
    @GetMapping("/segments/{key}/history")
    String history(
            @PathVariable String key,
            @RequestParam @Nullable String on,
            @RequestParam @Nullable String after,
            Model model) {
        var segment = segments.get(key);
        var day = day(on);
        model.addAttribute("segment", segment);
        model.addAttribute("days", history.lastDays(segment, DAYS));
        model.addAttribute("on", day);
        model.addAttribute("today", LocalDate.ofInstant(clock.now(), settings.zone()));
        model.addAttribute("mistyped", on != null && !on.isBlank() && day == null);
        if (day != null) {
            model.addAttribute("members", members.of(key, endOf(day), new Paging(ROWS, after)));
        }
        return "segments/history";
    }

    private Instant endOf(LocalDate day) {
        var end = day.plusDays(1).atStartOfDay(settings.zone()).toInstant();
        var now = clock.now();
        return end.isAfter(now) ? now : end;
    }

    private @Nullable LocalDate day(@Nullable String typed) {
        try {
            var day = typed == null || typed.isBlank() ? null : LocalDate.parse(typed);
            var first = LocalDate.of(1990, 1, 1);
            return day == null || day.isBefore(first) || day.isAfter(LocalDate.ofInstant(clock.now(), settings.zone()))
                    ? null
                    : day;
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
