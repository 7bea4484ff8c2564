package org.encorecrm.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.encorecrm.support.AfterCommit;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people are asked to agree to, by purpose. A change is a new version; the database keeps every one as it was. */
@Service
public class ConsentTexts {

    private static final int LONGEST = 4000;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Map<String, Latest> latest = new ConcurrentHashMap<>();

    ConsentTexts(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Latest(int version, long readAt) {}

    /** Every version of every text, the newest of a purpose first. */
    @Transactional(readOnly = true)
    public List<ConsentText> all() {
        return jdbc.sql("select * from core.consent_text order by purpose, version desc, language")
                .query(ConsentTexts::text)
                .list();
    }

    /** What is shown today. */
    @Transactional(readOnly = true)
    public Optional<ConsentText> current(String purpose, String language) {
        return jdbc.sql("""
                        select * from core.consent_text
                         where purpose = :purpose and language = :language order by version desc limit 1
                        """)
                .param("purpose", purpose)
                .param("language", language)
                .query(ConsentTexts::text)
                .optional();
    }

    /** Whether the version of the purpose's text was ever shown. Asked for every word: known for a minute. */
    public boolean exists(String purpose, int version) {
        var known = latest.get(purpose);
        if (known == null
                || version > known.version
                || System.nanoTime() - known.readAt > Duration.ofMinutes(1).toNanos()) {
            known = new Latest(latestOf(purpose), System.nanoTime());
            if (known.version > 0) {
                latest.put(purpose, known);
            }
        }
        return version >= 1 && version <= known.version;
    }

    private int latestOf(String purpose) {
        return jdbc.sql("select coalesce(max(version), 0) from core.consent_text where purpose = :purpose")
                .param("purpose", purpose)
                .query(Integer.class)
                .single();
    }

    /** Makes these the texts of the purpose from now on, unless they are already. Answers the version. */
    @Transactional
    public int publish(String purpose, String russian, String english, String author) {
        check(purpose, "ru", russian);
        check(purpose, "en", english);
        jdbc.sql("select pg_advisory_xact_lock(hashtext('consent text ' || :purpose))")
                .param("purpose", purpose)
                .query(row -> {});
        var version = latestOf(purpose);
        if (isCurrent(purpose, "ru", russian) && isCurrent(purpose, "en", english)) {
            return version;
        }
        add(purpose, version + 1, "ru", russian, author);
        add(purpose, version + 1, "en", english, author);
        AfterCommit.run(() -> latest.remove(purpose));
        return version + 1;
    }

    private boolean isCurrent(String purpose, String language, String text) {
        return current(purpose, language).filter(now -> now.text().equals(text)).isPresent();
    }

    private void add(String purpose, int version, String language, String text, String author) {
        jdbc.sql("""
                        insert into core.consent_text (purpose, version, language, text, since, author)
                        values (:purpose, :version, :language, :text, :now, :author)
                        """)
                .param("purpose", purpose)
                .param("version", version)
                .param("language", language)
                .param("text", text)
                .param("now", Timestamp.from(clock.now()))
                .param("author", author)
                .update();
    }

    private static void check(String purpose, String language, String text) {
        if (!purpose.matches("[a-z][a-z0-9_]{0,39}")) {
            throw new InvalidInputException("/purpose", "must be a lower_snake_case word");
        }
        if (text.isBlank() || text.length() > LONGEST) {
            throw new InvalidInputException("/" + language, "must be 1 to " + LONGEST + " characters long");
        }
    }

    private static ConsentText text(ResultSet row, int i) throws SQLException {
        return new ConsentText(
                row.getString("purpose"),
                row.getInt("version"),
                row.getString("language"),
                row.getString("text"),
                row.getTimestamp("since").toInstant(),
                row.getString("author"));
    }
}
