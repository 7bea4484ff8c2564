package org.encorecrm.demo;

import jakarta.servlet.http.HttpServletRequest;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the strip of the demo: {@code demo} in the model, absent when there is none. */
@ControllerAdvice(basePackages = {"org.encorecrm.office", "org.encorecrm.security", "org.encorecrm.demo"})
@DemoOnly
class Bars {

    private final Demo demo;
    private final DemoTables tables;
    private final Journeys journeys;
    private final Backlog backlog;
    private final BusinessClock clock;
    private final Settings settings;

    Bars(Demo demo, DemoTables tables, Journeys journeys, Backlog backlog, BusinessClock clock, Settings settings) {
        this.demo = demo;
        this.tables = tables;
        this.journeys = journeys;
        this.backlog = backlog;
        this.clock = clock;
        this.settings = settings;
    }

    @ModelAttribute("demo")
    @Nullable
    Bar bar() {
        if (!demo.isOn()) {
            return null;
        }
        var state = tables.state().orElse(null);
        return new Bar(
                state == null ? Progress.NOT_BEGUN : progress(state),
                clock.now().atZone(settings.zone()),
                state != null && state.trafficPaused(),
                journeys.running().orElse(null));
    }

    /** Whether the buttons that enter without a password may be shown at all. */
    @ModelAttribute("demoEntrance")
    boolean entrance(HttpServletRequest request) {
        return demo.isOn() && Loopback.is(request);
    }

    /** The queue is counted only while somebody waits for it. */
    private Progress progress(ShopState state) {
        return Progress.of(state, tables.sum(), state.finished() ? 0 : backlog.pending());
    }
}
