package org.encorecrm.demo;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.encorecrm.demo.DemoTables.PartSize;
import org.encorecrm.demo.shop.LifeStory;
import org.springframework.stereotype.Component;

/**
 * Hands in what happened before the demo began, part by part. A part counts when all of it is in; one that was cut
 * short is handed in again, which the services take for the repetition it is.
 */
@Component
@DemoOnly
class History {

    static final int PART = 1_000;

    private final Counter counter;
    private final DemoTables tables;
    private final Stand stand;

    History(Counter counter, DemoTables tables, Stand stand) {
        this.counter = counter;
        this.tables = tables;
        this.stand = stand;
    }

    /** Parts that are not in yet, in order. */
    List<Integer> missing() {
        var done = tables.partsDone();
        return IntStream.range(0, parts(stand.open().plan().customers()))
                .filter(part -> !done.contains(part))
                .boxed()
                .toList();
    }

    static int parts(int customers) {
        return (customers + PART - 1) / PART;
    }

    void handIn(int part) {
        var open = stand.open();
        var last = Math.min(open.plan().customers(), (part + 1) * PART);
        var stories =
                IntStream.range(part * PART, last).mapToObj(open.shop()::story).toList();
        tables.partDone(part, handIn(stories));
    }

    PartSize handIn(List<LifeStory> stories) {
        var documents = stand.open().documents();
        counter.customers(stories.stream().map(documents::customer).toList(), true);
        var orders = stories.stream().flatMap(documents::orders).toList();
        chunks(orders).forEach(chunk -> counter.orders(chunk, true));
        var events = stories.stream()
                .flatMap(story -> Stream.concat(
                        story.events().stream().map(documents::event),
                        story.opinions().stream().map(said -> documents.event(said, story.person()))))
                .toList();
        chunks(events).forEach(chunk -> counter.events(chunk, true));
        return new PartSize(stories.size(), orders.size(), events.size());
    }

    /** Batches have a limit; half of it keeps a transaction below a second. */
    private static <T> Stream<List<T>> chunks(List<T> all) {
        return IntStream.range(0, (all.size() + 4_999) / 5_000)
                .mapToObj(n -> all.subList(n * 5_000, Math.min(all.size(), (n + 1) * 5_000)));
    }
}
