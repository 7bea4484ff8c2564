package org.encorecrm.intake;

import org.springframework.stereotype.Component;

/** Takes back. */
@Component
class Undo implements Work {
    @Override
    public boolean portion(Job job, Jobs jobs) {
        return true;
    }
}
