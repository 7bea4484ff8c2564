package org.encorecrm.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what core knows about the people messages are for. */
@Repository
class Addressees {

    private final JdbcClient jdbc;

    Addressees(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Addressee> find(long customerId) {
        return jdbc.sql("select id, email, time_zone from core.customer where id = :id")
                .param("id", customerId)
                .query((row, i) -> new Addressee(row.getLong("id"), row.getString("email"), row.getString("time_zone")))
                .optional();
    }

    /**
     * The same, held as it is until the transaction ends: whoever merges, erases or withdraws consent locks this row
     * first. Customers are locked before messages and channel rows, by everybody.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Addressee> findAndHold(long customerId) {
        return jdbc.sql("select id, email, time_zone from core.customer where id = :id for share")
                .param("id", customerId)
                .query(Addressees::addressee)
                .optional();
    }

    /**
     * Where the message goes: the primary address, unless it is meant for one alone, which must still be the
     * customer's. Null when it can go nowhere.
     */
    @Nullable
    String addressFor(Claimed claim, Addressee person) {
        var onlyTo = claim.onlyTo();
        if (onlyTo == null || onlyTo.equals(person.email())) {
            return person.email();
        }
        return jdbc.sql("""
                        select value from core.identifier
                         where kind = 'email' and source = '' and value = :address and customer_id = :customer
                        """)
                .param("address", onlyTo)
                .param("customer", person.customerId())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /**
     * The latest word about advertising to this address, or to the person whatever the address; ties go to withdrawal.
     * {@code pending} only when nothing else was said.
     */
    Optional<String> marketingConsent(long customerId, String channel, String address) {
        return jdbc.sql("""
                        select case when granted then 'granted' when pending then 'pending' else 'denied' end
                          from core.consent
                         where customer_id = :customer and channel = :channel and purpose = 'marketing'
                           and address in ('', :address)
                         order by pending, at desc, granted limit 1
                        """)
                .param("customer", customerId)
                .param("channel", channel)
                .param("address", address)
                .query(String.class)
                .optional();
    }

    private static Addressee addressee(ResultSet row, int i) throws SQLException {
        return new Addressee(row.getLong("id"), row.getString("email"), row.getString("time_zone"));
    }
}
