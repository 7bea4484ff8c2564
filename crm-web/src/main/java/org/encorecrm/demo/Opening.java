package org.encorecrm.demo;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.encorecrm.assortment.Surveys;
import org.encorecrm.demo.past.Deeds;
import org.encorecrm.prediction.Consumables;
import org.encorecrm.prediction.PredictionRuns;
import org.encorecrm.security.Users;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.DataRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Opens the demo shop, a step at a time: the stage, the history, then the doors. Every step can be repeated and what is
 * done is kept in the database, so a start that was killed goes on where it was.
 */
@Component
@DemoOnly
class Opening {

    private static final Logger log = LoggerFactory.getLogger(Opening.class);

    /** Parts handed in at the same time: while one waits for the database, the other is being made up. */
    private static final int HANDS = 2;

    private final Demo demo;
    private final DemoTables tables;
    private final DemoProperties properties;
    private final Stage stage;
    private final History history;
    private final Backlog backlog;
    private final Deeds deeds;
    private final Users users;
    private final Surveys surveys;
    private final Consumables consumables;
    private final PredictionRuns predictions;
    private final BusinessClock clock;

    Opening(
            Demo demo,
            DemoTables tables,
            DemoProperties properties,
            Stage stage,
            History history,
            Backlog backlog,
            Deeds deeds,
            Users users,
            Surveys surveys,
            Consumables consumables,
            PredictionRuns predictions,
            BusinessClock clock) {
        this.demo = demo;
        this.tables = tables;
        this.properties = properties;
        this.stage = stage;
        this.history = history;
        this.backlog = backlog;
        this.deeds = deeds;
        this.users = users;
        this.surveys = surveys;
        this.consumables = consumables;
        this.predictions = predictions;
        this.clock = clock;
    }

    /** Does the next step; answers whether there is another. */
    boolean step() {
        if (!demo.isOn()) {
            return false;
        }
        var state = tables.state();
        if (state.isEmpty()) {
            return begin();
        }
        if (state.get().finished()) {
            return false;
        }
        if (!state.get().stageSet()) {
            stage.set();
            tables.stageSet();
            return true;
        }
        var missing = history.missing();
        if (!missing.isEmpty()) {
            handIn(missing.subList(0, Math.min(HANDS, missing.size())));
            return true;
        }
        // They need everybody's figures, and make some stale again.
        if (backlog.pending() == 0 && !deeds.next() && deeds.areOver() && backlog.pending() == 0) {
            finish();
        }
        return false;
    }

    /**
     * Not before the first start is through, which leaves things that outlive the demo. Somebody's own customers are
     * never mixed with invented ones.
     */
    private boolean begin() {
        if (users.all().isEmpty()) {
            return false;
        }
        if (backlog.hasCustomers()) {
            demo.endForGood();
            return false;
        }
        return tables.begin(properties.seed(), properties.customers(), clock.now());
    }

    private void handIn(List<Integer> parts) {
        var running = parts.stream()
                .map(part -> CompletableFuture.runAsync(() -> asWorker(part)))
                .toList();
        running.forEach(CompletableFuture::join);
    }

    private void asWorker(int part) {
        try (var role = DataRole.WORKER.enter()) {
            history.handIn(part);
        }
    }

    /** The doors open when everybody has been evaluated. */
    private void finish() {
        surveys.start();
        // Bought at random in the invented history, so the figures do not tell: the marketer does.
        consumables.mark("Дом/Корм для питомцев", true);
        consumables.mark("Дом/Бытовая химия", true);
        predictions.start();
        tables.finished();
        log.atInfo()
                .addKeyValue("customers", tables.sum().customers())
                .addKeyValue("orders", tables.sum().orders())
                .log("The demo shop is open");
    }
}
