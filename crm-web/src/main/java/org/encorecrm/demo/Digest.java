package org.encorecrm.demo;

import java.math.BigDecimal;
import java.util.List;

/** What happened on a journey, to be read in half a minute. */
record Digest(
        Journey journey, Takings takings, List<Flow> moved, List<Sent> letters, List<Made> tasks, List<Back> back) {

    record Takings(int orders, BigDecimal sum, int newcomers) {}

    /** Who went into and out of a segment. */
    record Flow(String key, String name, long entered, long left) {}

    /** Letters of one scenario by what became of them. */
    record Sent(String scenario, String name, long sent, long kept) {}

    record Made(String scenario, String name, long tasks) {}

    /**
     * Somebody who had not bought for a long time, and did.
     *
     * @param days how long
     * @param lettered a letter had gone out shortly before
     */
    record Back(long customerId, String name, int days, BigDecimal amount, boolean lettered) {}

    public long entered() {
        return moved.stream().mapToLong(Flow::entered).sum();
    }

    public long left() {
        return moved.stream().mapToLong(Flow::left).sum();
    }

    public long sent() {
        return letters.stream().mapToLong(Sent::sent).sum();
    }

    public long kept() {
        return letters.stream().mapToLong(Sent::kept).sum();
    }

    public long taskCount() {
        return tasks.stream().mapToLong(Made::tasks).sum();
    }

    public boolean isQuiet() {
        return moved.isEmpty() && letters.isEmpty() && tasks.isEmpty() && takings.orders == 0;
    }
}
