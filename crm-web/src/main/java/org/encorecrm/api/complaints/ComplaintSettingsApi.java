package org.encorecrm.api.complaints;

import java.time.Duration;
import java.util.List;
import org.encorecrm.complaint.ComplaintRules;
import org.encorecrm.office.settings.ComplaintSettings;
import org.encorecrm.security.ManageScope;
import org.encorecrm.support.CalendarDays;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.ProductionCalendar;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** How soon complaints are answered, and the production calendar that says which days are worked. */
@RestController
@RequestMapping("/api/v1/settings/complaints")
class ComplaintSettingsApi {

    private static final int MOST_DAYS = 400;
    private static final int LONGEST_DAY = 10;

    private final ComplaintRules rules;
    private final ProductionCalendar calendar;
    private final ComplaintSettings settings;

    ComplaintSettingsApi(ComplaintRules rules, ProductionCalendar calendar, ComplaintSettings settings) {
        this.rules = rules;
        this.calendar = calendar;
        this.settings = settings;
    }

    @ManageScope
    @GetMapping
    Answer get() {
        return new Answer(
                rules.workingDays(),
                "P" + rules.lettersKeepFor().toDays() + "D",
                calendar.holidays().words(),
                calendar.workdays().words());
    }

    /** What is absent stays. */
    @ManageScope
    @PutMapping
    Answer put(JsonNode body) {
        var document = Document.of(body);
        var working =
                document.integer("workingDays", 0, ComplaintRules.MOST_DAYS).orElse(rules.workingDays());
        var kept = document.duration("lettersKeepFor").orElse(rules.lettersKeepFor());
        var holidays = days(document, "holidays", calendar.holidays());
        var workdays = days(document, "workdays", calendar.workdays());
        if (!kept.equals(Duration.ofDays(kept.toDays()))) {
            document.reject("lettersKeepFor", "must be whole days, such as P3D");
        } else if (kept.isNegative() || kept.toDays() > ComplaintRules.MOST_DAYS) {
            document.reject("lettersKeepFor", "must be 0 to " + ComplaintRules.MOST_DAYS + " days");
        }
        document.check();
        settings.save(Integer.toString(working), Long.toString(kept.toDays()), holidays, workdays);
        return get();
    }

    private static CalendarDays days(Document document, String name, CalendarDays otherwise) {
        Patch<List<String>> given = document.texts(name, MOST_DAYS, LONGEST_DAY);
        if (!given.isGiven()) {
            return otherwise;
        }
        try {
            return CalendarDays.of(given.orElse(List.of()));
        } catch (InvalidInputException noDay) {
            document.reject(name, noDay.violations().get(0).message());
            return otherwise;
        }
    }

    /** @param holidays days as {@code --01-07}, every year, or {@code 2027-01-11} */
    record Answer(int workingDays, String lettersKeepFor, List<String> holidays, List<String> workdays) {}
}
