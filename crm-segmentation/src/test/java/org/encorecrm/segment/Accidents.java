package org.encorecrm.segment;

import java.time.Instant;
import java.util.List;
import org.encorecrm.pipeline.Drain;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Kills the worker's transaction at random points: after figures are written, memberships opened or closed, moves
 * recorded, rows put into the queue or taken out of it, the database ends the session as at a shutdown. Nothing of the
 * batch may be left, and nothing may be lost.
 */
@TestComponent
class Accidents {

    private static final List<String> PLACES =
            List.of("segmentation.metrics", "segmentation.member", "segmentation.move", "core.change");
    private static final int PATIENCE = 500;

    private final JdbcClient jdbc;
    private final Drain drain;
    private int happened;

    Accidents(JdbcClient jdbc, Drain drain) {
        this.jdbc = jdbc;
        this.drain = drain;
    }

    void prepare() {
        jdbc.sql("create table if not exists segmentation.accident as select 0.0::float8 as likely")
                .update();
        jdbc.sql("""
                        create or replace function segmentation.accident() returns trigger language plpgsql as $$
                        begin
                            if random() < (select likely from segmentation.accident) then
                                raise exception 'killed' using errcode = '57P01';
                            end if;
                            return null;
                        end $$
                        """).update();
        PLACES.forEach(place -> jdbc.sql("""
                        create or replace trigger accident after insert or update or delete on %s
                           for each statement execute function segmentation.accident()
                        """.formatted(place)).update());
    }

    /** Until the work is done, however often it is killed. */
    void drainUpTo(Instant now) {
        likely(0.04);
        try {
            for (var tries = 0; tries < PATIENCE; tries++) {
                try {
                    drain.upTo(now);
                    return;
                } catch (RuntimeException killed) {
                    if (!isKilled(killed)) {
                        throw killed;
                    }
                    happened++;
                }
            }
            throw new IllegalStateException("killed too often");
        } finally {
            likely(0);
        }
    }

    private static boolean isKilled(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var message = String.valueOf(cause.getMessage());
            // The rollback on the connection that is gone may hide why it is gone.
            if (message.contains("killed") || message.contains("Connection is closed")) {
                return true;
            }
        }
        return false;
    }

    private void likely(double probability) {
        jdbc.sql("update segmentation.accident set likely = :likely")
                .param("likely", probability)
                .update();
    }

    int happened() {
        return happened;
    }

    void over() {
        PLACES.forEach(
                place -> jdbc.sql("drop trigger if exists accident on " + place).update());
        jdbc.sql("drop table if exists segmentation.accident").update();
    }
}
