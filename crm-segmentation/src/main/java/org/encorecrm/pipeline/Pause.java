package org.encorecrm.pipeline;

/** While somebody else is at the rows one wants. */
final class Pause {

    private static final long MILLIS = 10;

    private Pause() {}

    static void shortly() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for a turn", stopped);
        }
    }
}
