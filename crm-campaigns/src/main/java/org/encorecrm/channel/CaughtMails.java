package org.encorecrm.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Letters the catcher took, the newest thousands of them. */
@Repository
public class CaughtMails {

    private static final String SEEN = """
            (cast(:onlyOf as text) is null
             or exists (select from core.identifier i join core.customer c on c.id = i.customer_id
                         where i.kind = 'email' and i.value = lower(envelope_to) and c.manager_login = :onlyOf))""";

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final CatcherProperties properties;

    CaughtMails(JdbcClient jdbc, BusinessClock clock, CatcherProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
    }

    @Transactional
    void keep(@Nullable String from, String to, byte[] raw) {
        var id = jdbc.sql("""
                        insert into campaigns.caught_mail (envelope_from, envelope_to, subject, raw, received_at)
                        values (:from, :to, :subject, :raw, :now) returning id
                        """)
                .param("from", from == null ? "" : from)
                .param("to", to)
                .param("subject", new MimeReading(raw).subject().replace('\0', ' '))
                .param("raw", raw)
                .param("now", Timestamp.from(clock.now()))
                .query(Long.class)
                .single();
        jdbc.sql("delete from campaigns.caught_mail where id <= :last")
                .param("last", id - properties.keep())
                .update();
    }

    /** The newest first: those older than {@code before}, whose recipient or subject contains the words. */
    public List<CaughtMail> page(@Nullable String words, long before, int limit) {
        return page(words, null, before, limit);
    }

    /** @param onlyOf only those to customers of this manager; of everybody when null */
    public List<CaughtMail> page(@Nullable String words, @Nullable String onlyOf, long before, int limit) {
        return jdbc.sql("""
                        select id, envelope_from, envelope_to, subject, received_at
                          from campaigns.caught_mail
                         where id < :before
                           and (:words = '' or position(:words in lower(envelope_to || ' ' || subject)) > 0)
                           and %s
                         order by id desc limit :limit
                        """.formatted(SEEN))
                .param("onlyOf", onlyOf)
                .param("before", before)
                .param("words", words == null ? "" : words.strip().toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .query(CaughtMails::mail)
                .list();
    }

    public CaughtLetter open(long id) {
        return open(id, null);
    }

    /** @param onlyOf as absent as none unless it went to a customer of this manager */
    public CaughtLetter open(long id, @Nullable String onlyOf) {
        return jdbc.sql("select * from campaigns.caught_mail where id = :id and " + SEEN)
                .param("id", id)
                .param("onlyOf", onlyOf)
                .query((row, i) -> letter(mail(row, i), row.getBytes("raw")))
                .optional()
                .orElseThrow(() -> new NotFoundException("letter " + id));
    }

    @Transactional
    public void clear() {
        jdbc.sql("delete from campaigns.caught_mail").update();
    }

    private static CaughtLetter letter(CaughtMail mail, byte[] raw) {
        var reading = new MimeReading(raw);
        var text = reading.part("text/plain");
        return new CaughtLetter(mail, reading.headers(), reading.part("text/html"), text == null ? "" : text);
    }

    private static CaughtMail mail(ResultSet row, int i) throws SQLException {
        return new CaughtMail(
                row.getLong("id"),
                row.getString("envelope_from"),
                row.getString("envelope_to"),
                row.getString("subject"),
                row.getTimestamp("received_at").toInstant());
    }
}
