package org.encorecrm.office.customer;

import java.sql.Timestamp;
import org.encorecrm.support.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What people write down about a customer. */
@Repository
@Transactional
class Notes {

    private static final int LONGEST = 4000;

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    Notes(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(long customer, String author, String text) {
        if (text.isBlank()) {
            return;
        }
        jdbc.sql(
                        "insert into core.note (customer_id, author, text, at) values (:customer, :author, left(:text, :longest), :now)")
                .param("customer", customer)
                .param("author", author)
                .param("text", text.strip())
                .param("longest", LONGEST)
                .param("now", Timestamp.from(clock.now()))
                .update();
    }
}
