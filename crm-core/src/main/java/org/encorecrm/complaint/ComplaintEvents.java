package org.encorecrm.complaint;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.encorecrm.activity.EventTypes;
import org.encorecrm.activity.RecordedEvent;
import org.encorecrm.activity.TypedEvents;
import org.encorecrm.support.json.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes a complaint for an event {@code complaint_left} that names the customer and says in its properties what is
 * wrong. An anonymous visitor's makes none: anybody could put work on a desk; history makes none: it starts nothing. Both
 * are kept as events.
 */
@Component
class ComplaintEvents implements TypedEvents {

    private final Complaints complaints;
    private final ComplaintTargets targets;

    ComplaintEvents(Complaints complaints, ComplaintTargets targets) {
        this.complaints = complaints;
        this.targets = targets;
    }

    @Override
    public String type() {
        return EventTypes.COMPLAINT_LEFT;
    }

    @Override
    public void check(Document properties) {
        properties.required("text", properties.prose("text", Complaints.LONGEST), "");
        properties.text("order", 200);
    }

    /** In the order in which everybody locks customers. */
    @Override
    public void recorded(List<RecordedEvent> events) {
        events.stream()
                .filter(event -> !event.quiet()
                        && event.customerId() != null
                        && event.message().who().identifies())
                .sorted(Comparator.comparing(event -> Objects.requireNonNull(event.customerId())))
                .forEach(this::take);
    }

    private void take(RecordedEvent event) {
        var properties = Document.of(event.properties());
        var text = properties.prose("text", Complaints.LONGEST).orNull();
        if (text != null) {
            var customer = Objects.requireNonNull(event.customerId());
            var order = properties.text("order", 200).orNull();
            complaints.write(new NewComplaint(
                    customer,
                    text,
                    order(customer, event, order),
                    event.message().sku(),
                    "event",
                    null,
                    event.id(),
                    null,
                    null));
        }
    }

    private @Nullable Long order(long customer, RecordedEvent event, @Nullable String externalId) {
        return externalId == null
                ? null
                : targets.order(customer, event.message().who().source(), externalId)
                        .orElse(null);
    }
}
