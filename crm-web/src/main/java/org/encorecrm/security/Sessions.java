package org.encorecrm.security;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who is logged in. Sessions live in the database, so that ending one here ends it on every node at once. */
@Component
class Sessions {

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that takes the right away: both happen or neither. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(String login) {
        jdbc.sql("delete from web.session where principal_name = :login")
                .param("login", login)
                .update();
    }
}
