package org.encorecrm.task;

import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks are wanted, in the order they should be worked.
 *
 * @param desk tasks of this login and those that are anybody's
 * @param assignee tasks of this login only
 */
public record TaskQuery(
        @Nullable String desk,
        @Nullable String assignee,
        @Nullable Long customerId,
        Status status,
        Paging paging) {

    private static final String STILL_TO_DO = "t.state in ('open', 'claimed', 'snoozed')";

    /** OPEN is everything still to be done; OVERDUE and TODAY (with what is overdue) are parts of it. */
    public enum Status {
        OPEN(STILL_TO_DO),
        OVERDUE(STILL_TO_DO + " and coalesce(t.next_call_at, t.due_at) < :now"),
        TODAY(STILL_TO_DO + " and coalesce(t.next_call_at, t.due_at) < :tomorrow"),
        DONE("t.state = 'done'"),
        HELD("t.state = 'held'");

        final String condition;

        Status(String condition) {
            this.condition = condition;
        }
    }

    public static TaskQuery ofDesk(@Nullable String login, Status status, Paging paging) {
        return new TaskQuery(login, null, null, status, paging);
    }

    public static TaskQuery ofCustomer(long customerId, Status status) {
        return new TaskQuery(null, null, customerId, status, Paging.first(100));
    }
}
