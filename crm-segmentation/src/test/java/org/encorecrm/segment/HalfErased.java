package org.encorecrm.segment;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells when all traces of somebody are gone, but the record is not. */
@TestComponent
@Order(Ordered.LOWEST_PRECEDENCE)
class HalfErased implements PersonalTraces {

    private final ApplicationEventPublisher events;

    HalfErased(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public Set<String> tables() {
        return Set.of();
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        events.publishEvent(who);
    }
}
