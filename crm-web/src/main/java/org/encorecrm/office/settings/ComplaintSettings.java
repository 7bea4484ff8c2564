package org.encorecrm.office.settings;

import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.encorecrm.complaint.ComplaintRules;
import org.encorecrm.security.Audit;
import org.encorecrm.support.CalendarDays;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.ProductionCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules of complaints and the calendar as a form of texts: all of it is kept, or nothing. */
@Service
public class ComplaintSettings {

    private static final DateTimeFormatter EVERY_YEAR = DateTimeFormatter.ofPattern("dd.MM");
    private static final DateTimeFormatter OF_ONE_YEAR = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private final ComplaintRules rules;
    private final ProductionCalendar calendar;
    private final Audit audit;

    ComplaintSettings(ComplaintRules rules, ProductionCalendar calendar, Audit audit) {
        this.rules = rules;
        this.calendar = calendar;
        this.audit = audit;
    }

    /** What is typed; an input that did not come is empty. */
    public record Form(
            @Nullable String workingDays,
            @Nullable String keepDays,
            @Nullable String holidays,
            @Nullable String workdays) {}

    /** An input, as the page marks it when it is wrong. */
    enum Part {
        WORKING_DAYS,
        KEEP_DAYS,
        HOLIDAYS,
        WORKDAYS
    }

    Form form() {
        return new Form(
                String.valueOf(rules.workingDays()),
                String.valueOf(rules.lettersKeepFor().toDays()),
                text(calendar.holidays()),
                text(calendar.workdays()));
    }

    private static String text(CalendarDays days) {
        return Stream.concat(
                        days.yearly().stream().sorted().map(EVERY_YEAR::format),
                        days.once().stream().sorted().map(OF_ONE_YEAR::format))
                .collect(Collectors.joining("\n"));
    }

    /** Answers what is wrong; nothing has changed then. */
    @Transactional
    public Set<Part> save(Form form) {
        var working = number(form.workingDays());
        var keep = number(form.keepDays());
        var holidays = days(form.holidays());
        var workdays = days(form.workdays());
        var wrong = EnumSet.noneOf(Part.class);
        if (working.isEmpty()) {
            wrong.add(Part.WORKING_DAYS);
        }
        if (keep.isEmpty()) {
            wrong.add(Part.KEEP_DAYS);
        }
        if (holidays.isEmpty()) {
            wrong.add(Part.HOLIDAYS);
        }
        if (workdays.isEmpty()) {
            wrong.add(Part.WORKDAYS);
        }
        if (wrong.isEmpty()) {
            save(working.orElseThrow(), keep.orElseThrow(), holidays.orElseThrow(), workdays.orElseThrow());
        }
        return wrong;
    }

    /** @throws InvalidInputException when a number of days is out of bounds */
    @Transactional
    public void save(int workingDays, int keepDays, CalendarDays holidays, CalendarDays workdays) {
        var before = said();
        rules.save(workingDays, keepDays);
        calendar.save(holidays, workdays);
        audit.record(
                "complaints.settings",
                "shop",
                before,
                Map.of(
                        "workingDays",
                        workingDays,
                        "keepDays",
                        keepDays,
                        "holidays",
                        holidays.words(),
                        "workdays",
                        workdays.words()));
    }

    private Map<String, Object> said() {
        return Map.of(
                "workingDays", rules.workingDays(),
                "keepDays", rules.lettersKeepFor().toDays(),
                "holidays", calendar.holidays().words(),
                "workdays", calendar.workdays().words());
    }

    private static Optional<Integer> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(typed -> typed.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .filter(days -> days <= ComplaintRules.MOST_DAYS);
    }

    private static Optional<CalendarDays> days(@Nullable String text) {
        try {
            return Optional.of(CalendarDays.of(text == null ? "" : text));
        } catch (InvalidInputException noDay) {
            return Optional.empty();
        }
    }
}
