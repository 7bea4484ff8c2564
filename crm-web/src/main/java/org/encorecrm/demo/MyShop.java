package org.encorecrm.demo;

import org.encorecrm.security.Role;
import org.encorecrm.security.Users;
import org.encorecrm.support.WorkLoops;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends the demo for good and opens an empty base for a shop of one's own. */
@Service
@DemoOnly
class MyShop {

    private static final Logger log = LoggerFactory.getLogger(MyShop.class);
    private static final int ATTEMPTS = 5;

    private final Demo demo;
    private final CleanSlate slate;
    private final Users users;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final WorkLoops workers;

    MyShop(
            Demo demo,
            CleanSlate slate,
            Users users,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            WorkLoops workers) {
        this.demo = demo;
        this.slate = slate;
        this.users = users;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.workers = workers;
    }

    /**
     * Workers rest meanwhile: one in the middle of a prediction would write about customers that are gone. Of another
     * node they may still be in the way for a moment.
     */
    void open() {
        workers.resting(this::empty);
    }

    private void empty() {
        for (var attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> wipe());
                log.info("The demo is over: this base is empty and its own now");
                return;
            } catch (PessimisticLockingFailureException inTheWay) {
                if (attempt == ATTEMPTS) {
                    throw inTheWay;
                }
            }
        }
    }

    private void wipe() {
        slate.wipe();
        demo.endForGood();
        users.all().stream()
                .filter(member -> member.role() != Role.ADMINISTRATOR)
                .forEach(member -> users.change(
                        member.login(), member.version(), member.name(), member.email(), member.role(), false));
        jdbc.sql("delete from web.app_user where role <> 'administrator'").update();
    }
}
