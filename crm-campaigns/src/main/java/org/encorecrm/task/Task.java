package org.encorecrm.task;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** A task and what may be done with it. */
@Entity
@Table(schema = "campaigns", name = "task")
class Task {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String title = "";

    @Column(name = "customer_id")
    private long customerId;

    private @Nullable String assignee;

    @Column(name = "due_at")
    private Instant dueAt = Instant.EPOCH;

    @Convert(converter = Codes.State.class)
    private TaskState state = TaskState.OPEN;

    @Column(name = "held_reason")
    private @Nullable String heldReason;

    @Convert(converter = Codes.Outcome.class)
    private @Nullable TaskOutcome outcome;

    private @Nullable String comment;

    @Column(name = "next_call_at")
    private @Nullable Instant nextCallAt;

    private @Nullable String scenario;

    @Column(name = "scenario_run_id")
    private @Nullable Long runId;

    private @Nullable Long follows;

    @Column(name = "dedup_key")
    private @Nullable String dedupKey;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Column(name = "done_at")
    private @Nullable Instant doneAt;

    @Column(name = "done_by")
    private @Nullable String doneBy;

    @Version
    private int version;

    protected Task() {}

    Task(NewTask asked, @Nullable String assignee, @Nullable String heldReason, Instant now) {
        this.title = asked.title();
        this.customerId = asked.customerId();
        this.assignee = assignee;
        this.dueAt = asked.dueAt();
        this.state = heldReason == null ? TaskState.OPEN : TaskState.HELD;
        this.heldReason = heldReason;
        this.scenario = asked.scenario();
        this.runId = asked.runId();
        this.dedupKey = asked.dedupKey();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** The next call about the same matter, with the same person. */
    Task next(Instant at, Instant now) {
        var next = new Task(
                new NewTask(customerId, title, Assignment.CUSTOMER_MANAGER, assignee, at, scenario, runId, null),
                assignee,
                null,
                now);
        next.follows = id;
        return next;
    }

    void change(TaskChange change, Instant now) {
        if (state == TaskState.DONE) {
            throw new ConflictException("the task is done already");
        }
        if (change.state() != null) {
            moveTo(change.state(), change, now);
        }
        if (change.comment() != null) {
            comment = change.comment();
        }
        updatedAt = now;
    }

    private void moveTo(TaskState wanted, TaskChange change, Instant now) {
        switch (wanted) {
            case CLAIMED -> claim(change.by());
            case SNOOZED -> snooze(change, now);
            case DONE -> finish(change, now);
            case OPEN -> putOnDesk();
            case HELD -> throw new InvalidInputException("/state", "must be one of open, claimed, snoozed, done");
        }
    }

    private void claim(String by) {
        state = TaskState.CLAIMED;
        assignee = by;
        heldReason = null;
        nextCallAt = null;
    }

    private void snooze(TaskChange change, Instant now) {
        if (change.nextCallAt() == null || !change.nextCallAt().isAfter(now)) {
            throw new InvalidInputException("/nextCallAt", "must be a moment in the future");
        }
        state = TaskState.SNOOZED;
        heldReason = null;
        nextCallAt = change.nextCallAt();
        outcome = change.outcome() == null ? outcome : change.outcome();
    }

    private void finish(TaskChange change, Instant now) {
        if (change.outcome() == null) {
            throw new InvalidInputException("/outcome", "must be one of reached, no_answer, declined, ordered");
        }
        if (change.nextCallAt() != null && !change.nextCallAt().isAfter(now)) {
            throw new InvalidInputException("/nextCallAt", "must be a moment in the future");
        }
        state = TaskState.DONE;
        heldReason = null;
        outcome = change.outcome();
        nextCallAt = change.nextCallAt();
        doneAt = now;
        doneBy = change.by();
    }

    private void putOnDesk() {
        state = TaskState.OPEN;
        heldReason = null;
        nextCallAt = null;
    }

    boolean isVersion(int expected) {
        return version == expected;
    }

    long customerId() {
        return customerId;
    }

    TaskView view() {
        return new TaskView(
                id == null ? 0 : id,
                title,
                customerId,
                assignee,
                dueAt,
                state,
                heldReason,
                outcome,
                comment,
                nextCallAt,
                scenario,
                createdAt,
                doneAt,
                doneBy,
                version);
    }
}
