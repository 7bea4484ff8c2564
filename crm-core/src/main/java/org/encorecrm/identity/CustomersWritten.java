package org.encorecrm.identity;

import java.util.List;
import org.encorecrm.consent.Said;
import org.encorecrm.customer.Profile;

/**
 * Documents have created or changed customers. Published inside the transaction that wrote them, for whoever has to be
 * able to take it back.
 */
public record CustomersWritten(List<Written> customers) {

    /**
     * One customer.
     *
     * @param before the fields as they were, empty for a new customer
     * @param gained identifiers that are theirs since
     * @param lost identifiers that are not theirs any more
     * @param said words about consent that were new
     * @param merges what other records were joined to this one by
     */
    public record Written(
            long id,
            boolean created,
            Profile before,
            Profile after,
            List<Known> gained,
            List<Known> lost,
            List<Said> said,
            List<Long> merges) {}

    /** An identifier as core.identifier keeps it. */
    public record Known(String kind, String source, String value, String givenAs) {}
}
