package org.encorecrm.retention;

import java.sql.Timestamp;
import java.time.Instant;
import org.encorecrm.erasure.CustomerBusyException;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.support.NotFoundException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * People who never bought anything, agreed to nothing and have not been heard of for long. They are erased one by one,
 * each with a receipt.
 */
@Component
class OldProspects implements Perishable {

    private static final int PORTION = 100;

    private static final String FORGOTTEN = """
            select c.id from core.customer c
             where c.id > 0 and c.created_at < :before and c.updated_at < :before
               and coalesce(c.registered_at, c.created_at) < :before
               and not exists (select from core.orders o where o.customer_id = c.id)
               and not exists (select from core.event e where e.customer_id = c.id and e.at >= :before)
               and not exists (select from core.consent k where k.customer_id = c.id and (k.granted or k.pending))
             limit :most
            """;

    private final JdbcClient jdbc;
    private final Erasures erasures;

    OldProspects(JdbcClient jdbc, Erasures erasures) {
        this.jdbc = jdbc;
        this.erasures = erasures;
    }

    @Override
    public String kind() {
        return "prospects";
    }

    @Override
    public String usually() {
        return "";
    }

    @Override
    public java.time.Period atLeast() {
        return java.time.Period.ofDays(90);
    }

    @Override
    public long count(Instant before) {
        return jdbc.sql("select count(*) from (%s) t".formatted(FORGOTTEN))
                .param("before", Timestamp.from(before))
                .param("most", MOST_COUNTED + 1)
                .query(Long.class)
                .single();
    }

    @Override
    public int deleteSome(Instant before) {
        var found = jdbc.sql(FORGOTTEN)
                .param("before", Timestamp.from(before))
                .param("most", PORTION)
                .query(Long.class)
                .list();
        var erased = 0;
        for (var id : found) {
            try {
                erasures.erase(id, "retention");
                erased++;
            } catch (NotFoundException | CustomerBusyException inOtherHands) {
                // Somebody else has just dealt with this record, or is at it.
            }
        }
        return erased;
    }
}
