package org.encorecrm.pipeline;

import java.util.List;
import org.encorecrm.change.ChangeQueue;
import org.encorecrm.change.Changes;
import org.encorecrm.change.DeadChange;
import org.encorecrm.change.QueueDepth;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the change pipeline is doing, and what waits for a person. */
@Service
public class Pipeline {

    private final ChangeQueue queue;
    private final Changes changes;

    Pipeline(ChangeQueue queue, Changes changes) {
        this.queue = queue;
        this.changes = changes;
    }

    @Transactional(readOnly = true)
    public QueueDepth depth() {
        return queue.depth();
    }

    /** Changes that were given up, oldest first. */
    @Transactional(readOnly = true)
    public List<DeadChange> dead(int limit) {
        return queue.dead(limit);
    }

    /** Gives a dead change another try. */
    @Transactional
    public int retry(long id) {
        return retried(queue.revive(List.of(id)));
    }

    @Transactional
    public int retryAll() {
        return retried(queue.reviveAll());
    }

    private int retried(int changed) {
        changes.signal().afterCommit();
        return changed;
    }
}
