package org.encorecrm.complaint;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes complaints. Whoever does has locked the customer first, as everybody does. */
@Repository
class ComplaintTable {

    private final JdbcClient jdbc;

    ComplaintTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Holds the customer against the gate, which holds it too: once a complaint is committed no advertising starts.
     * Answers the customer's manager.
     */
    Optional<Held> hold(long customerId) {
        return jdbc.sql("select manager_login from core.customer where id = :id for no key update")
                .param("id", customerId)
                .query((row, i) -> new Held(row.getString(1)))
                .optional();
    }

    void share(long customerId) {
        jdbc.sql("select id from core.customer where id = :id for share")
                .param("id", customerId)
                .query(Long.class)
                .list();
    }

    record Held(@Nullable String manager) {}

    /** Nothing when the event has made one already. */
    Optional<Long> insert(NewComplaint asked, @Nullable String owner, Instant dueAt, Instant now) {
        return jdbc.sql("""
                        insert into core.complaint (customer_id, text, order_id, sku, origin, author, event_id, owner,
                                                    due_at, created_at, updated_at)
                        values (:customer, :text, :order, :sku, :origin, :author, :event, :owner, :due, :now, :now)
                            on conflict (event_id) do nothing
                        returning id
                        """)
                .param("customer", asked.customerId())
                .param("text", asked.text())
                .param("order", asked.orderId())
                .param("sku", asked.sku())
                .param("origin", asked.origin())
                .param("author", asked.author())
                .param("event", asked.eventId())
                .param("owner", owner)
                .param("due", Timestamp.from(dueAt))
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .optional();
    }

    /** @return whether it was still the version and the customer the caller has seen */
    boolean update(ComplaintView seen, ComplaintChange change, ComplaintState state, Instant now) {
        var settles = state == ComplaintState.RESOLVED;
        return jdbc.sql("""
                        update core.complaint
                           set state = :state, text = coalesce(cast(:text as text), text), answer = coalesce(cast(:answer as text), answer),
                               owner = case when :ownerSaid then cast(:owner as text) else owner end,
                               due_at = coalesce(cast(:due as timestamptz), due_at), updated_at = :now, version = version + 1,
                               resolved_at = case when :settles then coalesce(resolved_at, cast(:now as timestamptz)) end,
                               resolved_by = case when :settles then coalesce(resolved_by, cast(:by as text)) end
                         where id = :id and version = :version and customer_id = :customer
                        """)
                        .param("state", state.code())
                        .param("text", change.text())
                        .param("answer", change.answer())
                        .param("ownerSaid", change.owner().isGiven())
                        .param("owner", change.owner().orNull())
                        .param("due", change.dueAt() == null ? null : Timestamp.from(change.dueAt()))
                        .param("now", Timestamp.from(now))
                        .param("settles", settles)
                        .param("by", change.by())
                        .param("id", seen.id())
                        .param("version", seen.version())
                        .param("customer", seen.customerId())
                        .update()
                == 1;
    }

    boolean isOpen(long customerId) {
        return jdbc.sql(
                        "select exists (select from core.complaint where customer_id = :customer and state <> 'resolved')")
                .param("customer", customerId)
                .query(Boolean.class)
                .single();
    }
}
