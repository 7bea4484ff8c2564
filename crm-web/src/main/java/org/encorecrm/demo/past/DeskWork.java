package org.encorecrm.demo.past;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.encorecrm.complaint.ComplaintChange;
import org.encorecrm.complaint.ComplaintState;
import org.encorecrm.complaint.Complaints;
import org.encorecrm.complaint.NewComplaint;
import org.encorecrm.customer.Notes;
import org.encorecrm.customer.Tags;
import org.encorecrm.demo.DemoOnly;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** What managers wrote down: notes, tags and complaints, some of them answered. */
@Component
@DemoOnly
@Order(4)
class DeskWork implements Deed {

    private final People people;
    private final Notes notes;
    private final Tags tags;
    private final Complaints complaints;
    private final BusinessClock clock;

    DeskWork(People people, Notes notes, Tags tags, Complaints complaints, BusinessClock clock) {
        this.people = people;
        this.notes = notes;
        this.tags = tags;
        this.complaints = complaints;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void happen() {
        var desk = Resources.read("desk.json");
        var regulars = people.regulars(
                        desk.get("notes").size() + desk.get("complaints").size())
                .iterator();
        for (var i = 0; i < desk.get("notes").size() && regulars.hasNext(); i++) {
            var note = desk.get("notes").get(i);
            var customer = regulars.next();
            notes.add(customer, People.text(note, "author"), People.text(note, "text"));
            tags.add(customer, desk.get("tags").get(i).stringValue(), clock.now());
        }
        for (var i = 0; i < desk.get("complaints").size() && regulars.hasNext(); i++) {
            complain(regulars.next(), desk.get("complaints").get(i));
        }
    }

    private void complain(long customer, JsonNode told) {
        var at = ago(told, "hoursAgo");
        var due = told.has("dueIn")
                ? clock.now().plus(Duration.ofHours(told.get("dueIn").asInt()))
                : null;
        var complaint = complaints.open(
                new NewComplaint(
                        customer,
                        People.text(told, "text"),
                        null,
                        null,
                        "office",
                        People.text(told, "author"),
                        null,
                        text(told, "owner"),
                        due),
                at);
        if (told.has("state")) {
            complaints.change(
                    complaint.id(),
                    complaint.version(),
                    new ComplaintChange(
                            ComplaintState.of(People.text(told, "state")),
                            null,
                            text(told, "answer"),
                            Patch.absent(),
                            null,
                            People.text(told, "author")),
                    ago(told, "changedHoursAgo"));
        }
    }

    private Instant ago(JsonNode told, String hours) {
        return clock.now().minus(Duration.ofHours(told.get(hours).asInt()));
    }

    private static @Nullable String text(JsonNode of, String name) {
        return Optional.ofNullable(of.get(name)).map(JsonNode::stringValue).orElse(null);
    }
}
