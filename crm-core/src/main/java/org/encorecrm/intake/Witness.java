package org.encorecrm.intake;

import java.util.ArrayList;
import java.util.List;
import org.encorecrm.identity.CustomersWritten;
import org.encorecrm.identity.CustomersWritten.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes what taking in documents does to customers, whatever they are documents of. */
@Component
class Witness {

    private final ThreadLocal<@Nullable List<Written>> seen = new ThreadLocal<>();

    /** What happens on this thread while the work is done. */
    List<Written> during(Runnable work) {
        var written = new ArrayList<Written>();
        seen.set(written);
        try {
            work.run();
        } finally {
            seen.remove();
        }
        return written;
    }

    /** Whether this thread is taking in a file. */
    boolean isLooking() {
        return seen.get() != null;
    }

    @EventListener
    void note(CustomersWritten event) {
        var list = seen.get();
        if (list != null) {
            list.addAll(event.customers());
        }
    }
}
