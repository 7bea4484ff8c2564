package org.encorecrm.complaint;

import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;

/**
 * Which complaints are wanted: unresolved ones by their deadline, resolved ones the latest first.
 *
 * @param desk those of this login and those that are anybody's
 * @param owner those of this login only
 * @param onlyOf those of customers whose manager this is
 */
public record ComplaintQuery(
        @Nullable String desk,
        @Nullable String owner,
        @Nullable String onlyOf,
        @Nullable Long customerId,
        Status status,
        Paging paging) {

    /** OPEN is everything unresolved; OVERDUE is a part of it. */
    public enum Status {
        OPEN("c.state <> 'resolved'"),
        OVERDUE("c.state <> 'resolved' and c.due_at < :now"),
        RESOLVED("c.state = 'resolved'");

        final String condition;

        Status(String condition) {
            this.condition = condition;
        }
    }

    public static ComplaintQuery ofCustomer(long customerId, Status status) {
        return new ComplaintQuery(null, null, null, customerId, status, Paging.first(20));
    }
}
