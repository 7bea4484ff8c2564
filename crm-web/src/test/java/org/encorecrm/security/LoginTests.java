package org.encorecrm.security;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class LoginTests {

    private static final String PASSWORD = "long enough";

    @Autowired
    Office office;

    @Autowired
    Office elsewhere;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Test
    void entersWithTheRightPasswordOnly() {
        var login = member(Role.ANALYST);

        assertThat(office.login(login, "not the password").header("Location")).endsWith("/login?wrong");
        assertThat(office.login(login, PASSWORD).header("Location")).doesNotContain("/login");
    }

    @Test
    void keepsSessionsInTheDatabase() {
        var login = member(Role.ANALYST);

        office.enter(login, PASSWORD);

        assertThat(sessions(login)).isEqualTo(1);
    }

    @Test
    void writesNothingWhileSomebodyLooksAround() {
        var login = member(Role.ANALYST);
        office.enter(login, PASSWORD);
        office.get("/");
        var before = written(login);

        office.get("/");
        assertThat(written(login)).isEqualTo(before);

        jdbc.sql("update web.session set last_access_time = last_access_time - 61000 where principal_name = :login")
                .param("login", login)
                .update();
        before = written(login);
        office.get("/");
        assertThat(written(login)).as("after a minute").isNotEqualTo(before);
    }

    private String written(String login) {
        return jdbc.sql("select xmin::text || ctid from web.session where principal_name = :login")
                .param("login", login)
                .query(String.class)
                .single();
    }

    @Test
    void refusesTheRightPasswordAfterTooManyWrongOnes() {
        var login = member(Role.ANALYST);
        for (var attempt = 0; attempt < 10; attempt++) {
            office.login(login, "guess " + attempt);
        }

        assertThat(office.login(login, PASSWORD).header("Location")).endsWith("/login?throttled");
        jdbc.sql("delete from web.login_failure").update();
    }

    @Test
    void endsSessionsWhenThePasswordChanges() {
        var login = member(Role.ANALYST);
        office.enter(login, PASSWORD);

        users.changePassword(login, "another password");

        assertThat(office.get("/").header("Location")).endsWith("/login");
        assertThat(elsewhere.login(login, PASSWORD).header("Location")).endsWith("/login?wrong");
    }

    @Test
    void endsSessionsWhenTheRoleChangesOrTheAccountIsDisabled() {
        var login = member(Role.MARKETER);
        office.enter(login, PASSWORD);
        var member = users.get(login);

        users.change(login, member.version(), member.name(), null, Role.ANALYST, true);
        assertThat(sessions(login)).isZero();
        office.enter(login, PASSWORD);

        users.change(login, member.version() + 1, member.name(), null, Role.ANALYST, false);
        assertThat(sessions(login)).isZero();
        assertThat(office.login(login, PASSWORD).header("Location")).endsWith("/login?wrong");
    }

    @Test
    void refusesFormsWithoutToken() {
        office.enterAsAdministrator();

        var answer = office.postRaw("/logout", "");

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void forbidsScriptsAndStylesInPages() {
        var answer = office.get("/login");

        assertThat(answer.header("Content-Security-Policy"))
                .contains("script-src 'self'", "frame-ancestors 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
    }

    private String member(Role role) {
        var login = "u" + UUID.randomUUID();
        users.add(login, "Somebody", null, role, "en", PASSWORD);
        return login;
    }

    private int sessions(String login) {
        return jdbc.sql("select count(*) from web.session where principal_name = :login")
                .param("login", login)
                .query(Integer.class)
                .single();
    }
}
