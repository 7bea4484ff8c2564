package org.encorecrm.duplicate;

import java.util.List;
import org.encorecrm.support.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Customers whose record changed: compared again, unless nothing changed that is compared. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DueCustomers {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final PeopleStore people;
    private final LikenessStore likenesses;
    private final Compared compared;
    private final PairStore pairs;
    private final BusinessClock clock;

    DueCustomers(
            JdbcClient jdbc,
            PeopleStore people,
            LikenessStore likenesses,
            Compared compared,
            PairStore pairs,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.likenesses = likenesses;
        this.compared = compared;
        this.pairs = pairs;
        this.clock = clock;
    }

    /** One batch. Answers whether there was any. */
    boolean work() {
        var claimed = claim();
        if (claimed.isEmpty()) {
            return false;
        }
        var changed = likenesses.keep(people.traits(claimed));
        if (!changed.isEmpty()) {
            pairs.replace(changed, compared.withOthers(changed).found(), clock.now());
        }
        return true;
    }

    private List<Long> claim() {
        return jdbc.sql("""
                        delete from core.likeness_due
                         where id in (select id from core.likeness_due order by id limit :batch for update skip locked)
                        returning customer_id
                        """).param("batch", BATCH).query(Long.class).list().stream()
                .distinct()
                .toList();
    }
}
