package org.encorecrm.optin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.encorecrm.consent.Said;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** campaigns.confirmation. */
@Repository
class ConfirmationStore {

    private final JdbcClient jdbc;

    ConfirmationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Confirmation> find(long id) {
        return jdbc.sql("select * from campaigns.confirmation where id = :id")
                .param("id", id)
                .query(ConfirmationStore::read)
                .optional();
    }

    Optional<Confirmation> lock(long id) {
        return jdbc.sql("select * from campaigns.confirmation where id = :id for update")
                .param("id", id)
                .query(ConfirmationStore::read)
                .optional();
    }

    Optional<Confirmation> lockOpen(Said said) {
        return jdbc.sql("""
                        select * from campaigns.confirmation
                         where customer_id = :customer and address = :address and state = 'open' for update
                        """)
                .param("customer", said.customerId())
                .param("address", said.word().address())
                .query(ConfirmationStore::read)
                .optional();
    }

    Confirmation open(Said said, String language, Instant now, Duration within) {
        return jdbc.sql("""
                        insert into campaigns.confirmation
                               (customer_id, address, language, text_version, asked_at, repeat_at, expires_at)
                        values (:customer, :address, :language, :version, :now, :repeat, :expires) returning *
                        """)
                .param("customer", said.customerId())
                .param("address", said.word().address())
                .param("language", language)
                .param("version", said.word().proof().textVersion())
                .param("now", Timestamp.from(now))
                .param("repeat", Timestamp.from(now.plus(within.dividedBy(2))))
                .param("expires", Timestamp.from(now.plus(within)))
                .query(ConfirmationStore::read)
                .single();
    }

    /** How often this mailbox has been asked since then, whoever gave it. */
    int askedSince(String address, Instant since) {
        return jdbc.sql("""
                        select count(*) from campaigns.confirmation
                         where address = :address and asked_at > :since and letter_at is not null
                        """)
                .param("address", address)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** @param letterAt when the mailbox was written to; null when it was not */
    void written(long id, @Nullable Instant letterAt, @Nullable Instant repeatAt) {
        jdbc.sql("update campaigns.confirmation set letter_at = :now, repeat_at = :repeat where id = :id")
                .param("now", letterAt == null ? null : Timestamp.from(letterAt))
                .param("repeat", repeatAt == null ? null : Timestamp.from(repeatAt))
                .param("id", id)
                .update();
    }

    void settle(long id, Confirmation.State state, Instant now) {
        jdbc.sql("""
                        update campaigns.confirmation set state = :state, settled_at = :now, repeat_at = null
                         where id = :id
                        """)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    List<Long> due(Instant now, int most) {
        return jdbc.sql("""
                        select id from campaigns.confirmation
                         where state = 'open' and least(repeat_at, expires_at) <= :now
                         order by least(repeat_at, expires_at) limit :most
                        """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** The language the customer reads, or else the shop's. */
    String languageOf(long customerId, String otherwise) {
        var language = jdbc.sql("select coalesce(language, :otherwise) from core.customer where id = :id")
                .param("otherwise", otherwise)
                .param("id", customerId)
                .query(String.class)
                .optional()
                .orElse(otherwise);
        return language.toLowerCase(Locale.ROOT).startsWith("ru") ? "ru" : "en";
    }

    private static Confirmation read(ResultSet row, int i) throws SQLException {
        var version = row.getInt("text_version");
        return new Confirmation(
                row.getLong("id"),
                row.getLong("customer_id"),
                row.getString("address"),
                row.getString("language"),
                version == 0 ? null : version,
                row.getTimestamp("expires_at").toInstant(),
                Confirmation.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                instant(row.getTimestamp("letter_at")),
                instant(row.getTimestamp("repeat_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
