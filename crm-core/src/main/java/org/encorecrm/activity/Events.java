package org.encorecrm.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.encorecrm.catalog.Products;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.change.News;
import org.encorecrm.change.Touched;
import org.encorecrm.identity.Identities;
import org.encorecrm.identity.Mention;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.IngestTransaction;
import org.encorecrm.support.json.Json;
import org.springframework.stereotype.Service;

/** What people did. The number of statements does not depend on the number of events. */
@Service
public class Events {

    private final EventTable table;
    private final Products products;
    private final Identities identities;
    private final Changes changes;
    private final News news;
    private final BusinessClock clock;
    private final IngestTransaction transaction;
    private final List<TypedEvents> typed;

    Events(
            EventTable table,
            Products products,
            Identities identities,
            Changes changes,
            News news,
            BusinessClock clock,
            IngestTransaction transaction,
            List<TypedEvents> typed) {
        this.table = table;
        this.products = products;
        this.identities = identities;
        this.changes = changes;
        this.news = news;
        this.clock = clock;
        this.transaction = transaction;
        this.typed = typed;
    }

    /** @param quiet it starts nothing, however new it is */
    public EventResult record(EventMessage event, boolean quiet) {
        return recordAll(List.of(event), quiet).get(0);
    }

    /** Records many events in one transaction; one result each. */
    public List<EventResult> recordAll(List<EventMessage> events, boolean quiet) {
        return events.isEmpty() ? List.of() : transaction.run(() -> take(events, quiet));
    }

    private List<EventResult> take(List<EventMessage> events, boolean quiet) {
        var ids = events.stream().map(EventMessage::id).filter(Objects::nonNull).toList();
        var batch = new EventBatch(events, table.find(ids));
        if (batch.fresh().isEmpty()) {
            return batch.results(Map.of());
        }
        return batch.results(write(rows(events, batch.fresh(), quiet), quiet));
    }

    private Map<Integer, EventResult> write(List<EventRow> rows, boolean quiet) {
        var written = table.insert(rows);
        for (var each : typed) {
            var recorded = rows.stream()
                    .filter(row -> row.message().type().equals(each.type()))
                    .map(row -> recorded(row, written, quiet))
                    .toList();
            if (!recorded.isEmpty()) {
                each.recorded(recorded);
            }
        }
        enqueue(rows, quiet);
        return written;
    }

    private RecordedEvent recorded(EventRow row, Map<Integer, EventResult> written, boolean quiet) {
        var properties = row.message().properties();
        return new RecordedEvent(
                Objects.requireNonNull(written.get(row.line())).id(),
                properties == null ? Json.MAPPER.createObjectNode() : properties,
                row.message(),
                row.customerId(),
                quiet || news.isHistory(row.at()));
    }

    /** Something a known customer did here, on a page that knows who they are. Who is named in the event is not asked. */
    public EventResult recordOf(long customerId, EventMessage event) {
        return transaction.run(() -> takeOf(customerId, event));
    }

    /** The event's reference to the customer fails when they are merged away meanwhile, and all is tried again. */
    private EventResult takeOf(long customerId, EventMessage event) {
        var known = table.find(Stream.ofNullable(event.id()).toList());
        if (!known.isEmpty()) {
            return known.values().iterator().next();
        }
        var goods = Goods.of(List.of(event), products);
        var row = new EventRow(
                0,
                event,
                at(event, clock.now()),
                table.survivorOf(customerId),
                goods.category(event),
                goods.items(event));
        return Objects.requireNonNull(write(List.of(row), false).get(0));
    }

    private List<EventRow> rows(List<EventMessage> events, List<Integer> lines, boolean quiet) {
        var now = clock.now();
        var messages = lines.stream().map(events::get).toList();
        var whose = identities.identify(
                messages.stream().map(event -> mention(event, now, quiet)).toList());
        var goods = Goods.of(messages, products);
        var rows = new ArrayList<EventRow>(lines.size());
        for (var i = 0; i < messages.size(); i++) {
            var event = messages.get(i);
            var customerId = whose.get(i).customerId();
            rows.add(new EventRow(
                    lines.get(i), event, at(event, now), customerId, goods.category(event), goods.items(event)));
        }
        return rows;
    }

    private Mention mention(EventMessage event, Instant now, boolean quiet) {
        var at = at(event, now);
        return new Mention(event.who(), at, quiet || news.isHistory(at));
    }

    private static Instant at(EventMessage event, Instant now) {
        return event.at() == null ? now : event.at();
    }

    private void enqueue(List<EventRow> rows, boolean quiet) {
        var touched = new Touched();
        for (var row : rows) {
            if (row.customerId() != null) {
                touched.add(row.customerId(), quiet || news.isHistory(row.at()));
            }
        }
        touched.enqueue(changes, Set.of(ChangeKind.ACTIVITY));
    }
}
