package org.encorecrm.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of the back office. Whoever loses a right, the account or the old password loses the sessions with it. */
@Service
@Transactional
public class Users {

    private static final String COLUMNS = "login, name, email, role, enabled, language, version";

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Sessions sessions;
    private final Audit audit;

    Users(JdbcClient jdbc, PasswordEncoder passwords, Sessions sessions, Audit audit) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<Member> all() {
        return jdbc.sql("select %s from web.app_user order by enabled desc, name".formatted(COLUMNS))
                .query(Users::member)
                .list();
    }

    /** What people are called, by their logins; those who are disabled are among them. */
    @Transactional(readOnly = true)
    public Map<String, String> names() {
        return all().stream().collect(Collectors.toMap(Member::login, Member::name));
    }

    @Transactional(readOnly = true)
    public Optional<Member> find(String login) {
        return jdbc.sql("select %s from web.app_user where login = :login".formatted(COLUMNS))
                .param("login", login.toLowerCase(Locale.ROOT))
                .query(Users::member)
                .optional();
    }

    public Member get(String login) {
        return find(login).orElseThrow(() -> new NotFoundException("No such user"));
    }

    /** Messages of the violations are keys of the message bundles. */
    public Member add(String login, String name, @Nullable String email, Role role, String language, String password) {
        var plain = login.strip().toLowerCase(Locale.ROOT);
        NewPassword.check(password);
        if (!plain.matches("[a-z0-9][a-z0-9._@-]*")) {
            throw new InvalidInputException("/login", "settings.user.login.wrong");
        }
        var added = jdbc.sql("""
                        insert into web.app_user (login, name, email, role, language, password_hash)
                        values (:login, :name, :email, :role, :language, :hash)
                            on conflict do nothing
                        """)
                .param("login", plain)
                .param("name", name.isBlank() ? plain : name.strip())
                .param("email", email)
                .param("role", role.code())
                .param("language", language)
                .param("hash", passwords.encode(password))
                .update();
        if (added == 0) {
            throw new InvalidInputException("/login", "settings.user.login.taken");
        }
        var member = get(plain);
        audit.record("user.added", plain, null, member);
        return member;
    }

    public void change(String login, int version, String name, @Nullable String email, Role role, boolean enabled) {
        lockAdministrators();
        var before = get(login);
        var changed = jdbc.sql("""
                        update web.app_user
                           set name = :name, email = :email, role = :role, enabled = :enabled, version = version + 1
                         where login = :login and version = :version
                        """)
                .param("login", before.login())
                .param("version", version)
                .param("name", name.isBlank() ? before.login() : name.strip())
                .param("email", email)
                .param("role", role.code())
                .param("enabled", enabled)
                .update();
        if (changed == 0) {
            throw new ConflictException("settings.user.changedMeanwhile");
        }
        keepAnAdministrator();
        if (before.role() != role || before.enabled() != enabled) {
            sessions.end(before.login());
        }
        audit.record("user.changed", before.login(), before, get(login));
    }

    public void changePassword(String login, String password) {
        NewPassword.check(password);
        var member = get(login);
        jdbc.sql("update web.app_user set password_hash = :hash, version = version + 1 where login = :login")
                .param("login", member.login())
                .param("hash", passwords.encode(password))
                .update();
        sessions.end(member.login());
        audit.record("user.password", member.login(), null, null);
    }

    public void speak(String login, String language) {
        jdbc.sql("update web.app_user set language = :language where login = :login and language <> :language")
                .param("login", login)
                .param("language", language)
                .update();
    }

    /** Two administrators disabling each other at once must not leave none. */
    private void lockAdministrators() {
        jdbc.sql("select login from web.app_user where role = 'administrator' order by login for update")
                .query(String.class)
                .list();
    }

    private void keepAnAdministrator() {
        var left = jdbc.sql("select count(*) from web.app_user where role = 'administrator' and enabled")
                .query(Long.class)
                .single();
        if (left == 0) {
            throw new ConflictException("settings.user.lastAdministrator");
        }
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                row.getString("login"),
                row.getString("name"),
                row.getString("email"),
                Role.of(row.getString("role")),
                row.getBoolean("enabled"),
                row.getString("language"),
                row.getInt("version"));
    }
}
