package org.encorecrm.task;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.complaint.Complaints;
import org.encorecrm.message.GoLive;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people have to do, and how it ended. */
@Service
@Transactional
public class Tasks {

    /** Why a task is held: the code, which pages put into words. */
    static final String NOT_LIVE = "not_live";

    static final String COMPLAINT_OPEN = "complaint_open";

    private final TaskRepository tasks;
    private final Desk desk;
    private final TaskList list;
    private final GoLive live;
    private final Complaints complaints;
    private final Changes changes;
    private final BusinessClock clock;

    Tasks(
            TaskRepository tasks,
            Desk desk,
            TaskList list,
            GoLive live,
            Complaints complaints,
            Changes changes,
            BusinessClock clock) {
        this.tasks = tasks;
        this.desk = desk;
        this.list = list;
        this.live = live;
        this.complaints = complaints;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Puts a task on a desk, in the caller's transaction; once per dedup key. What a scenario asks for while the shop
     * is not live, or while a complaint of the customer is open, is held back; a task a person makes is not.
     */
    public TaskView create(NewTask asked) {
        return known(asked.dedupKey())
                .orElseGet(() -> {
                    var assignee = asked.assignee() != null
                            ? asked.assignee()
                            : desk.assigneeFor(asked.customerId(), asked.assignment());
                    tell(asked.customerId());
                    return tasks.saveAndFlush(new Task(asked, assignee, heldBecause(asked), clock.now()));
                })
                .view();
    }

    private @Nullable String heldBecause(NewTask asked) {
        if (asked.scenario() == null) {
            return null;
        }
        if (!live.reaches(asked.customerId())) {
            return NOT_LIVE;
        }
        return complaints.holdAndAsk(asked.customerId()) ? COMPLAINT_OPEN : null;
    }

    @Transactional(readOnly = true)
    public TaskView get(long id) {
        return find(id).view();
    }

    @Transactional(readOnly = true)
    public Page<TaskRow> find(TaskQuery query) {
        return list.find(query);
    }

    @Transactional(readOnly = true)
    public TaskRow row(long id) {
        return list.find(id).orElseThrow(() -> new NotFoundException("no task " + id));
    }

    /** @param desk of whose desk, null for everybody's */
    @Transactional(readOnly = true)
    public DeskCounters counters(@Nullable String desk) {
        return list.counters(desk);
    }

    /** @param version what the caller has seen; the task must not have changed since */
    public TaskView change(long id, int version, TaskChange change) {
        var task = find(id);
        if (!task.isVersion(version)) {
            throw new ConflictException("the task has been changed meanwhile");
        }
        var now = clock.now();
        task.change(change, now);
        if (change.state() == TaskState.DONE && change.nextCallAt() != null) {
            tasks.saveAndFlush(task.next(change.nextCallAt(), now));
        }
        if (change.outcome() != null) {
            tell(task.customerId());
        }
        return tasks.saveAndFlush(task).view();
    }

    /** Segments may depend on tasks. */
    private void tell(long customer) {
        changes.enqueue(List.of(customer), Set.of(ChangeKind.TASKS), Cause.CHANGE, false);
    }

    private Optional<Task> known(@Nullable String dedupKey) {
        return dedupKey == null ? Optional.empty() : tasks.findByDedupKey(dedupKey);
    }

    private Task find(long id) {
        return tasks.findById(id).orElseThrow(() -> new NotFoundException("no task " + id));
    }
}
