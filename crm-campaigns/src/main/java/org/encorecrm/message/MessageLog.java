package org.encorecrm.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every message there is, was, or would have been. */
@Service
public class MessageLog {

    private static final String SELECT = """
            select m.*, l.subject,
                   nullif(concat_ws(' ', c.first_name, c.last_name), '') as customer_name
              from campaigns.message m
              join core.customer c on c.id = m.customer_id
              left join campaigns.letter l on l.message_id = m.id
            """;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Messages messages;
    private final Changes changes;

    MessageLog(JdbcClient jdbc, BusinessClock clock, Messages messages, Changes changes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.messages = messages;
        this.changes = changes;
    }

    /** The newest first. A merged customer's id means the survivor. */
    @Transactional(readOnly = true)
    public Page<MessageView> page(MessageFilter filter, Paging paging) {
        var before = Cursor.read(paging.after(), 1, key -> Long.valueOf(key[0]));
        var customer = filter.customerId();
        var rows = jdbc.sql(SELECT + """
                         where m.id < :before
                           and (:customer::bigint is null or m.customer_id = coalesce(
                                   (select customer_id from core.customer_alias where alias_id = :customer), :customer))
                           and (:scenario::text is null or m.scenario = :scenario)
                           and (cardinality(:states::text[]) = 0 or m.state = any(:states))
                         order by m.id desc limit :limit
                        """)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("customer", customer)
                .param("scenario", filter.scenario())
                .param(
                        "states",
                        filter.states().stream().map(MessageState::code).toArray(String[]::new))
                .param("limit", paging.fetch())
                .query(MessageLog::view)
                .list();
        return Page.of(rows, paging, row -> Cursor.of(row.id()));
    }

    @Transactional(readOnly = true)
    public MessageView get(long id) {
        return jdbc.sql(SELECT + " where m.id = :id")
                .param("id", id)
                .query(MessageLog::view)
                .optional()
                .orElseThrow(() -> new NotFoundException("message " + id));
    }

    /** The letter itself; none before the gate has seen it. */
    @Transactional(readOnly = true)
    public Optional<KeptLetter> letter(long id) {
        return jdbc.sql("select subject, html, text from campaigns.letter where message_id = :id")
                .param("id", id)
                .query((row, i) ->
                        new KeptLetter(row.getString("subject"), row.getString("html"), row.getString("text")))
                .optional();
    }

    /** What readers did with it, robots apart. */
    @Transactional(readOnly = true)
    public List<Reaction> reactions(long id) {
        return jdbc.sql("""
                        select kind, target, at from campaigns.reaction
                         where message_id = :id and not robot order by at, id
                        """)
                .param("id", id)
                .query((row, i) -> new Reaction(
                        row.getString("kind"),
                        row.getString("target"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Those that have ever sent something. Hops along the index: there are millions of messages, but few scenarios. */
    @Transactional(readOnly = true)
    public List<String> scenarios() {
        return jdbc.sql("""
                        with recursive known as (
                            (select scenario from campaigns.message where scenario is not null
                              order by scenario limit 1)
                            union all
                            select (select m.scenario from campaigns.message m where m.scenario > known.scenario
                                     order by m.scenario limit 1)
                              from known where known.scenario is not null)
                        select scenario from known where scenario is not null
                        """).query(String.class).list();
    }

    /** Puts a message that stopped on its way into the queue again, by hand. The gate has its say once more. */
    @Transactional
    public void sendAgain(long id) {
        var message = get(id);
        var sendable = List.of(MessageState.values()).stream()
                .filter(MessageState::canBeSentAgain)
                .map(MessageState::code)
                .toArray(String[]::new);
        var queued = jdbc.sql("""
                        update campaigns.message
                           set state = 'queued', reason = null, detail = null, due_at = :now, retry_at = null,
                               attempts = 0, state_at = :now, started_at = null
                         where id = :id and state = any(:sendable)
                        """)
                .param("id", id)
                .param("now", Timestamp.from(clock.now()))
                .param("sendable", sendable)
                .update();
        if (queued == 0) {
            throw new ConflictException(
                    "message " + id + " is " + message.state().code());
        }
        changes.enqueue(List.of(message.customerId()), Set.of(ChangeKind.MESSAGES), Cause.CHANGE, false);
        messages.signal().afterCommit();
    }

    private static MessageView view(ResultSet row, int i) throws SQLException {
        return new MessageView(
                row.getLong("id"),
                row.getLong("customer_id"),
                row.getString("customer_name"),
                row.getString("channel"),
                row.getString("template"),
                row.getString("scenario"),
                row.getObject("run_id", Long.class),
                MessageState.of(row.getString("state")),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("address"),
                row.getString("subject"),
                row.getString("message_id"),
                row.getInt("attempts"),
                instant(row, "due_at"),
                row.getTimestamp("enqueued_at").toInstant(),
                row.getTimestamp("state_at").toInstant(),
                instant(row, "sent_at"),
                instant(row, "delivered_at"),
                instant(row, "opened_at"),
                instant(row, "clicked_at"),
                instant(row, "complained_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
