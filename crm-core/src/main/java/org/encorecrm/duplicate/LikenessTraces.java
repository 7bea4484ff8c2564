package org.encorecrm.duplicate;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom an erased customer looked like, and what was compared. */
@Component
class LikenessTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    LikenessTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("core.likeness", "core.likeness_key", "core.likeness_due", "core.duplicate");
    }

    /** The keys go with the likeness, by its trigger. */
    @Override
    public void erase(Erasing who, Tally tally) {
        var compared = who.statement(jdbc, "delete from core.likeness where customer_id = any(:ids)")
                .update();
        who.statement(jdbc, "delete from core.likeness_due where customer_id = any(:ids)")
                .update();
        var pairs = who.statement(jdbc, "delete from core.duplicate where a = any(:ids) or b = any(:ids)")
                .update();
        tally.erased("likeness", compared + pairs);
    }
}
