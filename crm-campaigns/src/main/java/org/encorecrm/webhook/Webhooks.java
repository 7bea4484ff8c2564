package org.encorecrm.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom to tell what. */
@Service
public class Webhooks {

    private static final String COLUMNS =
            "id, version, name, url, events, active, created_at, failures, rest_until from campaigns.webhook";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;

    Webhooks(JdbcClient jdbc, ApplicationEventPublisher events, BusinessClock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** @param secret to check signatures with; shown this once */
    public record Added(long id, String secret) {}

    public List<WebhookView> all() {
        return jdbc.sql("select " + COLUMNS + " order by name, id")
                .query(Webhooks::view)
                .list();
    }

    public WebhookView get(long id) {
        return jdbc.sql("select " + COLUMNS + " where id = :id")
                .param("id", id)
                .query(Webhooks::view)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    @Transactional
    public Added add(WebhookDraft draft) {
        draft.check();
        var secret = Signature.newSecret();
        var id = bind(jdbc.sql("""
                        insert into campaigns.webhook (name, url, events, secret, active, created_at)
                        values (:name, :url, :events, :secret, :active, :now)
                        returning id
                        """), draft)
                .param("secret", secret)
                .param("now", Timestamp.from(clock.now()))
                .query(Long.class)
                .single();
        events.publishEvent(new WebhookChanged(null, get(id)));
        return new Added(id, Signature.shown(secret));
    }

    /** What is queued already goes to the new address. */
    @Transactional
    public WebhookView change(long id, int version, WebhookDraft draft) {
        draft.check();
        var before = get(id);
        var changed = bind(jdbc.sql("""
                        update campaigns.webhook
                           set name = :name, url = :url, events = :events, active = :active, version = version + 1,
                               failures = 0, rest_until = null
                         where id = :id and version = :version
                        """), draft)
                .param("id", id)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new ConflictException("It has been changed meanwhile");
        }
        var after = get(id);
        events.publishEvent(new WebhookChanged(before, after));
        return after;
    }

    /** Its deliveries go with it, whatever their state. */
    @Transactional
    public void remove(long id) {
        var before = get(id);
        jdbc.sql("delete from campaigns.webhook where id = :id").param("id", id).update();
        events.publishEvent(new WebhookChanged(before, null));
    }

    /** The old secret is worth nothing from now on. */
    @Transactional
    public String renewSecret(long id) {
        var unchanged = get(id);
        var secret = Signature.newSecret();
        jdbc.sql("update campaigns.webhook set secret = :secret where id = :id")
                .param("secret", secret)
                .param("id", id)
                .update();
        events.publishEvent(new WebhookChanged(unchanged, unchanged));
        return Signature.shown(secret);
    }

    static NotFoundException unknown(long id) {
        return new NotFoundException("There is no webhook " + id);
    }

    private static StatementSpec bind(StatementSpec statement, WebhookDraft draft) {
        return statement
                .param("name", draft.name().strip())
                .param("url", draft.url().strip())
                .param("events", draft.events().stream().map(WebhookEvent::code).toArray(String[]::new))
                .param("active", draft.active());
    }

    private static WebhookView view(ResultSet row, int i) throws SQLException {
        var rest = row.getTimestamp("rest_until");
        return new WebhookView(
                row.getLong("id"),
                row.getInt("version"),
                row.getString("name"),
                row.getString("url"),
                Arrays.stream((String[]) row.getArray("events").getArray())
                        .flatMap(code -> WebhookEvent.of(code).stream())
                        .collect(Collectors.toCollection(TreeSet::new)),
                row.getBoolean("active"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("failures"),
                rest == null ? null : rest.toInstant());
    }
}
