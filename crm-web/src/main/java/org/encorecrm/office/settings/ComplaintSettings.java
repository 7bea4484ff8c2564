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
import org.encorecrm.support.Settings;
import org.encorecrm.support.tuning.Tunable;
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
    private final Settings settings;
    private final Audit audit;

    ComplaintSettings(ComplaintRules rules, ProductionCalendar calendar, Settings settings, Audit audit) {
        this.rules = rules;
        this.calendar = calendar;
        this.settings = settings;
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
                ComplaintRules.WORKING_DAYS.typed(settings),
                ComplaintRules.LETTERS_KEEP_FOR.typed(settings),
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
        var working = typed(form.workingDays(), ComplaintRules.WORKING_DAYS);
        var keep = typed(form.keepDays(), ComplaintRules.LETTERS_KEEP_FOR);
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
    public void save(String workingDays, String keepDays, CalendarDays holidays, CalendarDays workdays) {
        var before = said();
        rules.save(workingDays, keepDays);
        calendar.save(holidays, workdays);
        audit.record("complaints.settings", "shop", before, said());
    }

    private Map<String, Object> said() {
        return Map.of(
                "workingDays", rules.workingDays(),
                "keepDays", rules.lettersKeepFor().toDays(),
                "holidays", calendar.holidays().words(),
                "workdays", calendar.workdays().words());
    }

    private static Optional<String> typed(@Nullable String text, Tunable tunable) {
        try {
            tunable.kept(text == null ? "" : text);
            return Optional.ofNullable(text);
        } catch (InvalidInputException noNumber) {
            return Optional.empty();
        }
    }

    private static Optional<CalendarDays> days(@Nullable String text) {
        try {
            return Optional.of(CalendarDays.of(text == null ? "" : text));
        } catch (InvalidInputException noDay) {
            return Optional.empty();
        }
    }
}
