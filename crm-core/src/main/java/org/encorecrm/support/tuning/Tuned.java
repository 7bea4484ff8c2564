package org.encorecrm.support.tuning;

import java.util.Collection;
import java.util.List;

/** A feature whose figures can be tuned. */
public interface Tuned {

    /** What the page calls the group: {@code prediction}. */
    String group();

    List<Tunable> tunables();

    /**
     * Lets what has been computed by former settings follow; within the transaction that changed them.
     *
     * @param changed keys that hold something else now
     */
    default void follow(Collection<String> changed) {}
}
