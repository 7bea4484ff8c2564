package org.encorecrm.task;

import java.util.Locale;

/** How a task finds its person. Whoever is nobody's falls to the least loaded. */
public enum Assignment {
    CUSTOMER_MANAGER,
    LEAST_LOADED,
    ROUND_ROBIN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
