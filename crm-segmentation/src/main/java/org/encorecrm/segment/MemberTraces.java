package org.encorecrm.segment;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An erased customer leaves every segment; that somebody was in it, and when, stays for the segment's history. */
@Component
@Order(0)
class MemberTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    MemberTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("segmentation.member", "segmentation.move", "segmentation.merged_member");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        who.statement(jdbc, """
                        delete from segmentation.merged_member k using segmentation.member m
                         where m.id = k.member_id and m.customer_id = any(:ids)
                        """).update();
        who.statement(jdbc, """
                        delete from segmentation.edit_diff d using unnest(cast(:ids as bigint[])) gone (id)
                         where d.answer @> jsonb_build_object('entering', jsonb_build_array(jsonb_build_object('id', gone.id::text)))
                            or d.answer @> jsonb_build_object('leaving', jsonb_build_array(jsonb_build_object('id', gone.id::text)))
                        """).update();
        tally.erased("memberships", leave(who));
        var history = who.statement(jdbc, """
                        update segmentation.member set customer_id = :remainder where customer_id = any(:ids)
                        """).update();
        // Whoever is erased cannot be let in any more.
        who.statement(jdbc, """
                        update segmentation.move set customer_id = :remainder, held = false where customer_id = any(:ids)
                        """).update();
        tally.kept("membershipHistory", history, Tally.Reason.STATISTICS);
    }

    private int leave(Erasing who) {
        return who.statement(jdbc, """
                        with closed as (
                            update segmentation.member set left_at = greatest(:now, entered_at)
                             where customer_id = any(:ids) and left_at is null
                            returning segment_id, customer_id
                        ), counted as (
                            insert into segmentation.population (segment_id, delta, at, gone)
                            select segment_id, -1, :now, 1 from closed
                        )
                        insert into segmentation.move (batch, segment_id, customer_id, entered, at, cause, acting)
                        select (select nextval('segmentation.move_batch')), segment_id, customer_id, false, :now,
                               'erased', false
                          from closed
                        """).update();
    }
}
