package org.encorecrm.segment;

import org.springframework.boot.test.context.TestComponent;

/** Fills new segments at once, as the keeper of segments would in the background. */
@TestComponent
public class Filled {

    private final Filling filling;

    Filled(Filling filling) {
        this.filling = filling;
    }

    public void now() {
        while (filling.fillSome()) {
            // until there is nothing to fill
        }
    }
}
