package org.encorecrm.message;

import java.util.List;
import org.encorecrm.identity.CustomersMerged;
import org.encorecrm.identity.MergeUndone;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages follow their reader through merges and back; unsubscribes are united and stay so. */
@Component
class MergedMessages {

    private final JdbcClient jdbc;
    private final ChannelStates channels;
    private final ComplaintTruce truce;

    MergedMessages(JdbcClient jdbc, ChannelStates channels, ComplaintTruce truce) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.truce = truce;
    }

    /** Messages before channel rows, as the gate locks them. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void moveToSurvivor(CustomersMerged merge) {
        jdbc.sql("""
                        with moved as (
                            update campaigns.message set customer_id = :survivor where customer_id = :loser returning id)
                        insert into campaigns.merged_message (merge_id, message_id) select :merge, id from moved
                        """)
                .param("survivor", merge.survivorId())
                .param("loser", merge.loserId())
                .param("merge", merge.mergeId())
                .update();
        jdbc.sql("update campaigns.reaction set customer_id = :survivor where customer_id = :loser")
                .param("survivor", merge.survivorId())
                .param("loser", merge.loserId())
                .update();
        channels.unite(merge.survivorId(), merge.loserId());
    }

    /**
     * Whoever unsubscribed while they counted as one person stays unsubscribed as both. What has gone its own way is
     * no part any more of merges that came later.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void moveBack(MergeUndone undone) {
        jdbc.sql("""
                        with back as (
                            delete from campaigns.merged_message where merge_id = :merge returning message_id),
                             later as (
                            delete from campaigns.merged_message l using back
                             where l.message_id = back.message_id and l.merge_id > :merge),
                             clicks as (
                            update campaigns.reaction r set customer_id = :restored from back
                             where r.message_id = back.message_id and r.customer_id = :survivor)
                        update campaigns.message set customer_id = :restored
                         where id in (select message_id from back) and customer_id = :survivor
                        """)
                .param("survivor", undone.survivorId())
                .param("restored", undone.restoredId())
                .param("merge", undone.mergeId())
                .update();
        channels.unite(undone.restoredId(), undone.survivorId());
        truce.end(List.of(undone.restoredId(), undone.survivorId()), undone.at());
    }
}
