package org.encorecrm.start;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import org.encorecrm.security.NewPassword;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * {@code java -jar encore.jar --encore.reset-admin-password[=login]}: gives an administrator a new random password,
 * prints it and ends. It works beside a running application too.
 */
@ComponentScan("org.encorecrm.database")
public class ResetPassword {

    private static final String OPTION = "--encore.reset-admin-password";

    public static boolean isAskedFor(String[] arguments) {
        return Arrays.stream(arguments).anyMatch(argument -> argument.startsWith(OPTION));
    }

    public static void run(String[] arguments) {
        try (var context = new SpringApplicationBuilder(ResetPassword.class)
                .web(WebApplicationType.NONE)
                .properties("encore.data-shared=true", "spring.main.banner-mode=off")
                .run(arguments)) {
            var login = login(context.getEnvironment().getProperty(OPTION.substring(2), ""));
            var password = NewPassword.random();
            var found = reset(context.getBean(JdbcConnectionDetails.class), login, password);
            System.out.println(
                    found
                            ? "\n  New password of %s: %s\n".formatted(login, password)
                            : "\n  There is no user %s; nothing was changed.\n".formatted(login));
        }
    }

    private static String login(String given) {
        return given.isBlank() ? "admin" : given.strip().toLowerCase(Locale.ROOT);
    }

    /** The account is an administrator's again and may log in; its sessions end. All or nothing. */
    static boolean reset(JdbcConnectionDetails database, String login, String password) {
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.prepareStatement("""
                        with changed as (
                            update web.app_user
                               set password_hash = ?, role = 'administrator', enabled = true, version = version + 1
                             where login = ?
                            returning login),
                        ended as (
                            delete from web.session s using changed c where s.principal_name = c.login),
                        forgiven as (
                            delete from web.login_failure f using changed c where f.subject = 'account ' || c.login)
                        insert into web.audit_log (who, action, subject)
                        select 'system', 'user.password', login from changed
                        """)) {
            statement.setString(1, new BCryptPasswordEncoder().encode(password));
            statement.setString(2, login);
            return statement.executeUpdate() > 0;
        } catch (SQLException failure) {
            throw new IllegalStateException("Cannot reset the password: " + failure.getMessage(), failure);
        }
    }
}
