package org.encorecrm.customer;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the staff wrote down about an erased customer. */
@Component
class NoteTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    NoteTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("core.note");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        tally.erased(
                "notes",
                who.statement(jdbc, "delete from core.note where customer_id = any(:ids)")
                        .update());
    }
}
