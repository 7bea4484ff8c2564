package org.encorecrm.segment;

import java.time.ZoneOffset;
import org.encorecrm.identity.CustomersRemoved;
import org.encorecrm.metrics.Metrics;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who never should have been leaves every segment; under the lock that an evaluation holds. */
@Component
class RemovedMembers {

    private final JdbcClient jdbc;
    private final Metrics metrics;

    RemovedMembers(JdbcClient jdbc, Metrics metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void removed(CustomersRemoved removed) {
        metrics.lockLeaving(removed.customerIds());
        var ids = removed.customerIds().toArray(Long[]::new);
        jdbc.sql("""
                        delete from segmentation.merged_member k using segmentation.member m
                         where m.id = k.member_id and m.customer_id = any(:ids)
                        """).param("ids", ids).update();
        jdbc.sql("""
                        with gone as (
                            delete from segmentation.member where customer_id = any(:ids)
                            returning segment_id, customer_id, left_at
                        ), counted as (
                            insert into segmentation.population (segment_id, delta, at, gone)
                            select segment_id, -count(*), :at, count(*) from gone
                             where left_at is null group by segment_id
                        )
                        insert into segmentation.move (batch, segment_id, customer_id, entered, at, cause, acting)
                        select (select nextval('segmentation.move_batch')), segment_id, customer_id, false, :at, 'undo', false
                          from gone where left_at is null
                        """)
                .param("ids", ids)
                .param("at", removed.at().atOffset(ZoneOffset.UTC))
                .update();
    }
}
