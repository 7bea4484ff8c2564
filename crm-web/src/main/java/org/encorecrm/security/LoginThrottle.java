package org.encorecrm.security;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts failed logins of the last quarter of an hour in the database, so that several nodes count together. An
 * address may fail more often than an account: an office shares one.
 */
@Component
class LoginThrottle {

    private static final int FAILURES_PER_ACCOUNT = 10;
    private static final int FAILURES_PER_ADDRESS = 50;

    private final JdbcClient jdbc;

    LoginThrottle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isExhausted(String login, String address) {
        return failures("account " + login) >= FAILURES_PER_ACCOUNT
                || failures("address " + address) >= FAILURES_PER_ADDRESS;
    }

    private int failures(String subject) {
        return jdbc.sql("""
                        select count(*) from web.login_failure
                         where subject = :subject and at > clock_timestamp() - interval '15 minutes'
                        """).param("subject", subject).query(Integer.class).single();
    }

    @Transactional
    public void failed(String login, String address) {
        jdbc.sql("insert into web.login_failure (subject) values (left(:account, 200)), (:address)")
                .param("account", "account " + login)
                .param("address", "address " + address)
                .update();
        jdbc.sql("delete from web.login_failure where at < clock_timestamp() - interval '1 hour'")
                .update();
    }

    public void succeeded(String login) {
        jdbc.sql("delete from web.login_failure where subject = :account")
                .param("account", "account " + login)
                .update();
    }
}
