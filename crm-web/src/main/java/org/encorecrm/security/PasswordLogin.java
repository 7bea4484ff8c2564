package org.encorecrm.security;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Login and password against {@code web.app_user}; an unknown login takes as long as a wrong password. */
@Component
class PasswordLogin implements AuthenticationProvider {

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final LoginThrottle throttle;
    private final String nobody;

    PasswordLogin(JdbcClient jdbc, PasswordEncoder passwords, LoginThrottle throttle) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.throttle = throttle;
        nobody = passwords.encode("nobody has this password");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var login = attempt.getName().strip().toLowerCase(Locale.ROOT);
        var address = address(attempt);
        if (throttle.isExhausted(login, address)) {
            throw new LockedException("Too many failed logins");
        }
        var account = find(login);
        var given = String.valueOf(attempt.getCredentials());
        if (!passwords.matches(given, account.hash) || account.role.isEmpty()) {
            throttle.failed(login, address);
            throw new BadCredentialsException("Wrong login or password");
        }
        throttle.succeeded(login);
        return entered(login, account, attempt);
    }

    private static Authentication entered(String login, Account account, Authentication attempt) {
        var rights = AuthorityUtils.createAuthorityList(Role.of(account.role).authority());
        var entered = UsernamePasswordAuthenticationToken.authenticated(new User(login, "", rights), null, rights);
        entered.setDetails(attempt.getDetails());
        return entered;
    }

    private Account find(String login) {
        return jdbc.sql("select password_hash, role from web.app_user where login = :login and enabled")
                .param("login", login)
                .query((row, i) -> new Account(row.getString("password_hash"), row.getString("role")))
                .optional()
                .orElse(new Account(nobody, ""));
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    private record Account(String hash, String role) {}
}
