package org.encorecrm.segment;

import java.time.ZoneOffset;
import org.encorecrm.identity.CustomersMerged;
import org.encorecrm.identity.MergeUndone;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two people turn out to be one: the survivor takes over the loser's open memberships with the earlier entry, and the
 * evaluation that follows closes what does not hold. Undoing gives them back.
 */
@Component
class MergeListener {

    private final JdbcClient jdbc;

    MergeListener(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void merged(CustomersMerged merge) {
        jdbc.sql("""
                        with closed as (
                            update segmentation.member set left_at = greatest(:at, entered_at)
                             where customer_id = :loser and left_at is null
                            returning id, segment_id, entered_at
                        ), later as (
                            select own.id, own.entered_at, closed.entered_at as earlier
                              from segmentation.member own join closed using (segment_id)
                             where own.customer_id = :survivor and own.left_at is null
                               and own.entered_at > closed.entered_at
                        ), moved_back as (
                            update segmentation.member m set entered_at = later.earlier
                              from later where m.id = later.id
                            returning m.id, later.entered_at
                        ), opened as (
                            insert into segmentation.member (segment_id, customer_id, entered_at)
                            select segment_id, :survivor, entered_at from closed
                                on conflict (segment_id, customer_id) where left_at is null do nothing
                            returning id, segment_id, entered_at
                        ), kept as (
                            insert into segmentation.merged_member (merge_id, member_id, change, entered_at)
                            select :merge, id, 'closed', entered_at from closed
                            union all select :merge, id, 'moved_back', entered_at from moved_back
                            union all select :merge, id, 'opened', entered_at from opened
                        ), counted as (
                            insert into segmentation.population (segment_id, delta, at, entered, gone)
                            select segment_id, -1, cast(:at as timestamptz), 0, 1 from closed
                            union all select segment_id, 1, cast(:at as timestamptz), 1, 0 from opened
                        )
                        insert into segmentation.move (batch, segment_id, customer_id, entered, at, cause, acting)
                        select (select nextval('segmentation.move_batch')), segment_id, customer_id, entered, :at, 'merge', false
                          from (select segment_id, :loser::bigint as customer_id, false as entered from closed
                                union all select segment_id, :survivor::bigint, true from opened) moved
                        """)
                .param("merge", merge.mergeId())
                .param("survivor", merge.survivorId())
                .param("loser", merge.loserId())
                .param("at", merge.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void undone(MergeUndone undo) {
        jdbc.sql("""
                        with taken_back as (
                            update segmentation.member m set left_at = greatest(:at, m.entered_at)
                              from segmentation.merged_member k
                             where k.merge_id = :merge and k.change = 'opened' and k.member_id = m.id
                               and m.left_at is null
                            returning m.segment_id, m.customer_id
                        ), moved_forward as (
                            update segmentation.member m set entered_at = k.entered_at
                              from segmentation.merged_member k
                             where k.merge_id = :merge and k.change = 'moved_back' and k.member_id = m.id
                               and (m.left_at is null or m.left_at >= k.entered_at)
                        ), reopened as (
                            update segmentation.member m set left_at = null
                              from segmentation.merged_member k
                             where k.merge_id = :merge and k.change = 'closed' and k.member_id = m.id
                               and not exists (select 1 from segmentation.member open
                                                where open.segment_id = m.segment_id
                                                  and open.customer_id = m.customer_id and open.left_at is null)
                            returning m.segment_id, m.customer_id
                        ), counted as (
                            insert into segmentation.population (segment_id, delta, at, entered, gone)
                            select segment_id, -1, cast(:at as timestamptz), 0, 1 from taken_back
                            union all select segment_id, 1, cast(:at as timestamptz), 1, 0 from reopened
                        )
                        insert into segmentation.move (batch, segment_id, customer_id, entered, at, cause, acting)
                        select (select nextval('segmentation.move_batch')), segment_id, customer_id, entered, :at, 'undo', false
                          from (select segment_id, customer_id, false as entered from taken_back
                                union all select segment_id, customer_id, true from reopened) moved
                        """)
                .param("merge", undo.mergeId())
                .param("at", undo.at().atOffset(ZoneOffset.UTC))
                .update();
    }
}
