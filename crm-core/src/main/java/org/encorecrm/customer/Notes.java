package org.encorecrm.customer;

import java.sql.Timestamp;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people write down about a customer. Only who wrote a note changes it or takes it away. */
@Service
@Transactional
public class Notes {

    public static final int LONGEST = 4000;

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    Notes(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Answers the note's id. Blank text is {@link InvalidInputException}, as is text longer than {@link #LONGEST}. */
    public long add(long customerId, String author, String text) {
        return jdbc.sql("""
                        insert into core.note (customer_id, author, text, at) values (:customer, :author, :text, :now)
                        returning id
                        """)
                .param("customer", customerId)
                .param("author", author)
                .param("text", checked(text))
                .param("now", Timestamp.from(clock.now()))
                .query(Long.class)
                .single();
    }

    /** A note of somebody else is as absent as a missing one. */
    public void change(long customerId, long id, String author, String text) {
        found(
                jdbc.sql("""
                                update core.note set text = :text, edited_at = :now
                                 where id = :id and customer_id = :customer and author = :author
                                """).param("text", checked(text)).param("now", Timestamp.from(clock.now())),
                customerId,
                id,
                author);
    }

    public void delete(long customerId, long id, String author) {
        found(
                jdbc.sql("delete from core.note where id = :id and customer_id = :customer and author = :author"),
                customerId,
                id,
                author);
    }

    private static void found(JdbcClient.StatementSpec statement, long customerId, long id, String author) {
        var done = statement
                .param("id", id)
                .param("customer", customerId)
                .param("author", author)
                .update();
        if (done == 0) {
            throw new NotFoundException("There is no such note of yours");
        }
    }

    private static String checked(String text) {
        if (text.isBlank() || text.strip().length() > LONGEST) {
            throw new InvalidInputException("/text", "must be 1 to " + LONGEST + " characters");
        }
        return text.strip();
    }
}
