package org.encorecrm.demo.past;

import org.encorecrm.demo.DemoOnly;
import org.encorecrm.metrics.Boundaries;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Scores are cut at the quantiles of everybody, not of those who happened to be in when the first order came. */
@Component
@DemoOnly
@Order(0)
class Quintiles implements Deed {

    private final Boundaries boundaries;

    Quintiles(Boundaries boundaries) {
        this.boundaries = boundaries;
    }

    @Override
    public void happen() {
        boundaries.refresh();
        boundaries.apply();
    }
}
