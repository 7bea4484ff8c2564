package org.encorecrm.erasure;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whom an erasure is about.
 *
 * @param customerId the record that is erased
 * @param ids its id and those of the records ever merged into it
 * @param remainderId the nameless customer, with an id below zero, that takes over what has to stay
 * @param emails all their e-mail addresses, normalised, as long as the erasure lasts
 * @param phones all their phone numbers, E.164
 * @param numbers the shop's own numbers and loyalty cards
 * @param now business time
 */
public record Erasing(
        long customerId,
        List<Long> ids,
        long remainderId,
        List<String> emails,
        List<String> phones,
        List<ShopNumber> numbers,
        Instant now) {

    /**
     * A statement that may name {@code :customer}, {@code :ids}, {@code :remainder}, {@code :emails}, {@code :phones},
     * {@code :now}.
     */
    public JdbcClient.StatementSpec statement(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql)
                .params(Map.of(
                        "customer", customerId,
                        "ids", ids.toArray(Long[]::new),
                        "remainder", remainderId,
                        "emails", emails.toArray(String[]::new),
                        "phones", phones.toArray(String[]::new),
                        "now", Timestamp.from(now)));
    }
}
