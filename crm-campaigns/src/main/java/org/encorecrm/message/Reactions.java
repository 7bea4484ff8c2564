package org.encorecrm.message;

import java.sql.Timestamp;
import java.util.EnumSet;
import java.util.List;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.change.Found;
import org.encorecrm.support.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What readers do with letters. Robots that open everything are recorded, but do not count as people. */
@Service
public class Reactions {

    /** A pixel may be loaded any number of times; beyond this many, by people or by robots, it says nothing new. */
    private static final int MOST_PER_MESSAGE = 100;

    private final JdbcClient jdbc;
    private final Changes changes;
    private final BusinessClock clock;

    Reactions(JdbcClient jdbc, Changes changes, BusinessClock clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    public void opened(long messageId, boolean robot) {
        record(messageId, "opened", null, robot);
        if (!robot) {
            arrived(messageId, false);
        }
    }

    /** Whoever clicks has opened, whether the pixel was loaded or not. */
    @Transactional
    public void clicked(long messageId, String target, boolean robot) {
        record(messageId, "clicked", target, robot);
        if (!robot) {
            arrived(messageId, true);
        }
    }

    /** The message's row is shared, so that a merge that moves it comes before or after as a whole. */
    @Transactional
    void record(long messageId, String kind, @Nullable String target, boolean robot) {
        var goods = jdbc.sql("""
                        insert into campaigns.reaction (message_id, kind, target, robot, at, sku, customer_id)
                        select m.id, :kind, :target, :robot, :now, p.sku, case when p.sku is not null then m.customer_id end
                          from campaigns.message m
                          left join (select g.sku from core.product g where g.url = any(:addresses)
                                      order by array_position(:addresses, g.url), g.sku limit 1) p on not :robot
                         where m.id = :id
                           and (select count(*) from campaigns.reaction r
                                 where r.message_id = m.id and r.robot = :robot) < :most
                           for share of m
                        returning sku is not null
                        """)
                .param("id", messageId)
                .param("kind", kind)
                .param("target", target)
                .param("robot", robot)
                .param("now", Timestamp.from(clock.now()))
                .param("most", MOST_PER_MESSAGE)
                .param("addresses", target == null ? new String[0] : new GoodsLink(target).addresses())
                .query(Boolean.class)
                .optional();
        if (goods.isPresent() && !robot) {
            changes.enqueueFound(
                    new Found(
                            "select customer_id from campaigns.message where id = ?",
                            List.of(messageId),
                            goods.get()
                                    ? EnumSet.of(ChangeKind.MESSAGES, ChangeKind.ACTIVITY)
                                    : EnumSet.of(ChangeKind.MESSAGES)),
                    Cause.CHANGE,
                    false);
        }
    }

    /** A letter somebody reads has arrived: that settles what was unknown. */
    private void arrived(long messageId, boolean clicked) {
        jdbc.sql("""
                        update campaigns.message
                           set opened_at = coalesce(opened_at, :now),
                               clicked_at = case when :clicked then coalesce(clicked_at, :now) else clicked_at end,
                               sent_at = coalesce(sent_at, started_at),
                               reason = case when state = 'unknown' then null else reason end,
                               detail = case when state = 'unknown' then null else detail end,
                               state = case when state = 'unknown' then 'sent' else state end
                         where id = :id
                           and (state = 'unknown' or opened_at is null or (:clicked and clicked_at is null))
                        """)
                .param("id", messageId)
                .param("clicked", clicked)
                .param("now", Timestamp.from(clock.now()))
                .update();
    }
}
