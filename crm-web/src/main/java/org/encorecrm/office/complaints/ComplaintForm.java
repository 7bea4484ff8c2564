package org.encorecrm.office.complaints;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.encorecrm.complaint.ComplaintChange;
import org.encorecrm.complaint.ComplaintState;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;

/** What somebody does with a complaint: the button pressed is a state, or none to keep it. */
record ComplaintForm(
        int version,
        @Nullable String state,
        @Nullable String answer,
        @Nullable String owner,
        @Nullable String dueAt) implements Serializable {

    ComplaintChange change(ZoneId zone, String by) {
        return new ComplaintChange(
                state == null || state.isEmpty() ? null : ComplaintState.of(state),
                null,
                answer == null || answer.isBlank() ? null : answer.strip(),
                owner == null ? Patch.absent() : owner.isBlank() ? Patch.cleared() : Patch.set(owner),
                due(zone),
                by);
    }

    private java.time.@Nullable Instant due(ZoneId zone) {
        if (dueAt == null || dueAt.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(dueAt).atZone(zone).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInputException("/dueAt", "must be a date and a time");
        }
    }
}
